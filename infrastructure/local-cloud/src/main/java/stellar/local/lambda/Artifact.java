package stellar.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The packaged code of the functions: a jar, or a folder of classes with further jars in its {@code lib}, as Lambda
 * unpacks a zip file.
 */
public final class Artifact implements Closeable {
    private final URLClassLoader loader;
    private final SerializerLoader serializerLoader;
    private final Function<Type, PojoSerializer<Object>> serializers;

    /**
     * Opens an artifact.
     *
     * @throws IOException when there is nothing at this place
     */
    public Artifact(Path jarOrFolder) throws IOException {
        if (!Files.exists(jarOrFolder)) {
            throw new IOException("The functions are not packaged: there is nothing at " + jarOrFolder
                    + ". Build them, or name the artifact with --functions JAR.");
        }
        List<URL> places = new ArrayList<>();
        places.add(url(jarOrFolder));
        Path libraries = jarOrFolder.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> jars = Files.list(libraries)) {
                for (Path jar : jars.sorted().toList()) {
                    places.add(url(jar));
                }
            }
        }
        loader = new URLClassLoader("functions", places.toArray(URL[]::new), new LambdaInterfaces());
        serializerLoader = new SerializerLoader();
        serializers = serializerLoader.serializersFor(loader);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    ClassLoader loader() {
        return loader;
    }

    /** Makes a serialiser for an event's or answer's type. */
    Function<Type, PojoSerializer<Object>> serializers() {
        return serializers;
    }

    @Override
    public void close() throws IOException {
        serializerLoader.close();
        loader.close();
    }

    /** Shows the artifact the JDK and the interfaces of aws-lambda-java-core, and nothing else of ours. */
    private static final class LambdaInterfaces extends ClassLoader {
        private static final String CORE = RequestHandler.class.getPackageName();

        LambdaInterfaces() {
            super("lambda-interfaces", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            int dot = name.lastIndexOf('.');
            String folder = dot < 0 ? "" : name.substring(0, dot);
            if (folder.equals(CORE) || folder.equals(CORE + ".logging")) {
                return Class.forName(name, false, RequestHandler.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
