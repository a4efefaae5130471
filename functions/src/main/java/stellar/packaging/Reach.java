package stellar.packaging;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the classes of a jar that can be reached from some of them. */
final class Reach {

    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    private final Map<String, byte[]> files;
    private final Parted parted;
    private final SortedMap<String, byte[]> kept = new TreeMap<>();
    private final Map<String, ClassModel> partedModels = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    /** The files of a jar by their names. */
    Reach(Map<String, byte[]> files) {
        this.files = files;
        this.parted = new Parted(ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
                    byte[] bytes = files.get(path(type));
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver()));
    }

    private static String path(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + CLASS;
    }

    /** The class files that are needed for the classes below this folder, by their names in the jar. */
    SortedMap<String, byte[]> from(String folder) {
        files.keySet().stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(CLASS))
                .forEach(name -> want(name.substring(0, name.length() - CLASS.length())));
        boolean isMore = true;
        while (isMore) {
            while (!waiting.isEmpty()) {
                take(waiting.remove());
            }
            isMore = part() || !waiting.isEmpty();
        }
        return kept;
    }

    private void want(String type) {
        String name = type + CLASS;
        if (files.containsKey(name) && !kept.containsKey(name)) {
            kept.put(name, new byte[0]);
            waiting.add(type);
        }
    }

    private void take(String type) {
        String name = type + CLASS;
        byte[] bytes = files.getOrDefault(name, new byte[0]);
        ClassModel model = ClassFile.of().parse(bytes);
        if (type.equals(Parted.SERVICES) || Parted.isClient(model) || Parted.isEndpointInterceptor(model)) {
            partedModels.put(type, model);
        } else {
            kept.put(name, bytes);
            note(type, Names.in(model));
        }
        wantProviders(type);
    }

    /** What is found by {@link java.util.ServiceLoader} once its interface is there. */
    private void wantProviders(String type) {
        byte[] providers = files.get(SERVICES + type.replace('/', '.'));
        if (providers != null) {
            new String(providers, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                    .forEach(this::want);
        }
    }

    /** Makes the classes again that are kept in part; whether that took anything new with it. */
    private boolean part() {
        int before = members.size() + texts.size();
        partedModels.forEach((type, model) -> {
            byte[] bytes = remade(type, model);
            kept.put(type + CLASS, bytes);
            Names names = Names.in(ClassFile.of().parse(bytes));
            if (Parted.isEndpointInterceptor(model)) {
                names.types().removeIf(Parted::isRequest);
            }
            note(type, names);
        });
        return members.size() + texts.size() > before;
    }

    private byte[] remade(String type, ClassModel model) {
        if (type.equals(Parted.SERVICES)) {
            return parted.services(model, texts);
        }
        return Parted.isEndpointInterceptor(model)
                ? parted.endpointInterceptor(model, request -> kept.containsKey(request + CLASS))
                : parted.client(model, members);
    }

    private void note(String type, Names names) {
        names.types().forEach(this::want);
        members.addAll(names.members());
        if (type.startsWith("software/amazon/awssdk/services/")) {
            texts.addAll(names.texts());
        }
    }
}
