package stellar.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A function's handler class, found in the artifact and known to be usable. */
final class HandlerClass {
    private static final String METHOD = "handleRequest";

    private final Artifact artifact;
    private final Class<?> handlerClass;

    /** An instance of a handler. */
    interface Instance {

        /** Runs the handler on an event and gives its answer, both JSON. */
        String handle(byte[] event, Context context) throws Exception;
    }

    /**
     * Finds a handler class.
     *
     * @param handler {@code package.Class} or {@code package.Class::handleRequest}
     * @throws IOException when the artifact does not hold it, or it is no handler
     */
    HandlerClass(Artifact artifact, String logicalId, String handler) throws IOException {
        this.artifact = artifact;
        String[] parts = handler.split("::", 2);
        if (parts.length == 2 && !parts[1].equals(METHOD)) {
            throw new IOException("The handler of " + logicalId + " is " + handler
                    + ", but the local cloud calls the method " + METHOD + " only.");
        }
        try {
            handlerClass = Class.forName(parts[0], false, artifact.loader());
        } catch (ClassNotFoundException | NoClassDefFoundError notThere) {
            throw new IOException(
                    "The handler of " + logicalId + " is " + handler + ", but the artifact cannot load that class.",
                    notThere);
        }
        if (!RequestHandler.class.isAssignableFrom(handlerClass)
                && !RequestStreamHandler.class.isAssignableFrom(handlerClass)) {
            throw new IOException("The handler of " + logicalId + ", " + parts[0]
                    + ", is neither a RequestHandler nor a RequestStreamHandler.");
        }
    }

    /** The class loader in which the handler lives. */
    ClassLoader loader() {
        return artifact.loader();
    }

    /**
     * Makes an instance; what the constructor throws comes out as {@link ReflectiveOperationException}. A handler that takes a
     * clock beside its environment gets this one, so that a night can be turned by hand.
     */
    Instance instance(Map<String, String> environment, Clock clock) throws ReflectiveOperationException {
        Object handler = construct(environment, clock);
        if (handler instanceof RequestStreamHandler stream) {
            return (event, context) -> {
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                stream.handleRequest(new ByteArrayInputStream(event), answer, context);
                return answer.toString(StandardCharsets.UTF_8);
            };
        }
        @SuppressWarnings("unchecked") // The serialisers below are made for exactly its parameter and return types.
        RequestHandler<Object, Object> typed = (RequestHandler<Object, Object>) handler;
        Method method = method();
        PojoSerializer<Object> input = artifact.serializers().apply(method.getGenericParameterTypes()[0]);
        PojoSerializer<Object> output = artifact.serializers().apply(method.getGenericReturnType());
        return (event, context) -> {
            Object answer = typed.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
            if (answer == null) {
                return "null";
            }
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            output.toJson(answer, json);
            return json.toString(StandardCharsets.UTF_8);
        };
    }

    private Object construct(Map<String, String> environment, Clock clock) throws ReflectiveOperationException {
        for (Constructor<?> constructor : handlerClass.getConstructors()) {
            if (List.of(constructor.getParameterTypes()).equals(List.of(Map.class, Clock.class))) {
                return constructor.newInstance(environment, clock);
            }
        }
        for (Constructor<?> constructor : handlerClass.getConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Map.class) {
                return constructor.newInstance(environment);
            }
        }
        return handlerClass.getConstructor().newInstance();
    }

    private Method method() throws NoSuchMethodException {
        return Arrays.stream(handlerClass.getMethods())
                .filter(method -> method.getName().equals(METHOD) && !method.isBridge())
                .filter(method -> method.getParameterCount() == 2 && method.getParameterTypes()[1] == Context.class)
                .filter(method -> !(method.getGenericParameterTypes()[0] instanceof TypeVariable<?>))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(handlerClass.getName()
                        + " must have a method handleRequest(EVENT, Context) in which EVENT is a class."));
    }
}
