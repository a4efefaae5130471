package stellar.cost;

import java.nio.file.Files;
import java.nio.file.Path;

public final class Cost {
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createTempDirectory("stellar-cost-");
        for (Stretch s :
                new Counting(repository, folder, System.err::println).all(java.util.Set.of(arguments[1].split(","))))
            System.out.println(s.json().toPrettyString());
    }
}
