package stellar.local.lambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.lang.reflect.Type;
import java.util.function.Function;

/**
 * Makes the serialisers that the managed runtime uses: those for AWS's own events, and Jackson for all else.
 *
 * <p>Their library remembers, for the whole of its life, the classes of the first artifact it served. So this class is
 * loaded with a copy of that library for each artifact, by {@link SerializerLoader}; it is public for that reason only.
 */
public final class LambdaSerializers implements Function<Type, PojoSerializer<Object>> {
    private final ClassLoader functions;

    /** For the classes of this artifact. */
    public LambdaSerializers(ClassLoader functions) {
        this.functions = functions;
    }

    @Override
    @SuppressWarnings("unchecked") // As the managed runtime does: the type is known by reflection only.
    public PojoSerializer<Object> apply(Type type) {
        if (type instanceof Class<?> plain) {
            return (PojoSerializer<Object>)
                    (LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())
                            ? LambdaEventSerializers.serializerFor(plain, functions)
                            : JacksonFactory.getInstance().getSerializer(plain));
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
