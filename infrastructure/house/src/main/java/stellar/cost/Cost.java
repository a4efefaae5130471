package stellar.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public final class Cost {
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createTempDirectory("stellar-cost-");
        List<Stretch> all = new Counting(repository, folder, System.err::println).all();
        for (Stretch s : all) System.out.println(s.json().toPrettyString());
    }
}
