package stellar.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes classes of the AWS SDK without those parts that nobody uses. */
final class Parted {

    /** Every synchronous or asynchronous client of a service is one, and nothing else is. */
    private static final String CLIENT = "software/amazon/awssdk/awscore/AwsClient";

    /** Lists some 300 services and makes an object for each when the first client is built. */
    static final String SERVICES = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

    /** What every client has, called or not: no operations. */
    private static final Set<String> OF_EVERY_CLIENT =
            Set.of("<init>", "<clinit>", "close", "serviceName", "serviceClientConfiguration");

    private final ClassFile classFile;

    Parted(ClassHierarchyResolver hierarchy) {
        this.classFile = ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /** Whether a class is a service's client, or what sends for one. */
    static boolean isClient(ClassModel model) {
        List<String> interfaces =
                model.interfaces().stream().map(ClassEntry::asInternalName).toList();
        return interfaces.contains(CLIENT)
                || model.thisClass()
                        .asInternalName()
                        .matches("software/amazon/awssdk/services/.*/(Default|Delegating)\\w+Client");
    }

    /** The client with the operations that are called, by what {@link Names} says of calls. */
    byte[] client(ClassModel model, Set<String> called) {
        String folder = Names.folder(model.thisClass().asInternalName());
        return classFile.transformClass(
                model,
                ClassTransform.dropping(element -> element instanceof InnerClassesAttribute
                        || (element instanceof MethodModel method && !isKept(folder, method, called))));
    }

    private static boolean isKept(String folder, MethodModel method, Set<String> called) {
        String name = method.methodName().stringValue();
        return OF_EVERY_CLIENT.contains(name)
                || called.contains(
                        Names.member(folder, name, method.methodType().stringValue()));
    }

    /** Whether a class looks up what a request says of its endpoint, by a method for each kind of request. */
    static boolean isEndpointInterceptor(ClassModel model) {
        return model.thisClass()
                .asInternalName()
                .matches("software/amazon/awssdk/services/.*/endpoints/internal/\\w+ResolveEndpointInterceptor");
    }

    /** Whether a type is a request of a service's, which an endpoint's interceptor alone need not keep. */
    static boolean isRequest(String type) {
        return type.startsWith("software/amazon/awssdk/services/")
                && type.contains("/model/")
                && type.endsWith("Request");
    }

    /**
     * The interceptor without its methods for requests that are not kept. The branch that would call them stays, and is never
     * taken: it asks for the name of an operation that is not kept either.
     */
    byte[] endpointInterceptor(ClassModel model, Predicate<String> isKept) {
        return classFile.transformClass(
                model,
                ClassTransform.dropping(element -> element instanceof InnerClassesAttribute
                        || (element instanceof MethodModel method && isForAnother(method, isKept))));
    }

    private static boolean isForAnother(MethodModel method, Predicate<String> isKept) {
        return method.methodTypeSymbol().parameterList().stream()
                .map(type -> type.descriptorString().replaceAll("^L|;$", ""))
                .anyMatch(type -> isRequest(type) && !isKept.test(type));
    }

    /** The list of services with those alone whose prefixes are among the texts. */
    byte[] services(ClassModel model, Set<String> texts) {
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                                method -> method.methodName().equalsString("<clinit>"), listed(texts))
                        .andThen(ClassTransform.dropping(InnerClassesAttribute.class::isInstance)));
    }

    /**
     * Leaves out of a chain {@code .put("prefix", new Metadata())} what has another prefix: the text, the four instructions that
     * make the object, and the call itself.
     */
    private static CodeTransform listed(Set<String> texts) {
        return CodeTransform.ofStateful(() -> {
            List<CodeElement> entry = new ArrayList<>();
            return (builder, element) -> {
                if (element instanceof ConstantInstruction.LoadConstantInstruction) {
                    entry.add(element);
                } else if (entry.isEmpty()) {
                    builder.with(element);
                } else {
                    entry.add(element);
                    if (element instanceof InvokeInstruction call && call.name().equalsString("put")) {
                        if (entry.getFirst() instanceof ConstantInstruction prefix
                                && prefix.constantValue() instanceof String text
                                && texts.contains(text)) {
                            entry.forEach(builder::with);
                        }
                        entry.clear();
                    }
                }
            };
        });
    }
}
