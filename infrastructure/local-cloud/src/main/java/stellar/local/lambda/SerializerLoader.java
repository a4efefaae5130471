package stellar.local.lambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Function;

/** Holds a copy of Lambda's serialisers for one artifact; see {@link LambdaSerializers} for why. */
final class SerializerLoader extends URLClassLoader {
    private static final String LIBRARY = PojoSerializer.class.getPackageName() + ".";
    private static final String ITS_LIBRARIES = "com.amazonaws.lambda.thirdparty.";

    SerializerLoader() {
        super(
                "lambda-serializers",
                new URL[] {home(LambdaSerializers.class), home(LambdaEventSerializers.class)},
                SerializerLoader.class.getClassLoader());
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @SuppressWarnings("unchecked") // It is the class named there.
    Function<Type, PojoSerializer<Object>> serializersFor(ClassLoader functions) throws IOException {
        try {
            return (Function<Type, PojoSerializer<Object>>) loadClass(LambdaSerializers.class.getName())
                    .getConstructor(ClassLoader.class)
                    .newInstance(functions);
        } catch (ReflectiveOperationException odd) {
            throw new IOException("Lambda's serialisers cannot be loaded.", odd);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isCopied(name) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    /** All of the library but the interface by which we speak to it. */
    private static boolean isCopied(String name) {
        return name.equals(LambdaSerializers.class.getName())
                || name.startsWith(ITS_LIBRARIES)
                || (name.startsWith(LIBRARY) && !name.equals(PojoSerializer.class.getName()));
    }
}
