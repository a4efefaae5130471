package stellar.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./stellar drill backup} does, in the build. */
class BackupDrillTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void aNightWhoseCloudIsLostAndRestoredTwiceGoesOnAndNoEventIsLost(@TempDir Path folder) throws Exception {
        BackupDrill.Report report = BackupDrill.run(REPOSITORY, folder);
        assertThat(report.findings()).as("%s", report.figures()).isEmpty();
        assertThat(report.copied().tables()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(report.copied().rows()).isGreaterThan(50);
        assertThat(report.copied().objects()).isPositive();
        assertThat(report.sentAgain()).isEqualTo(report.waited()).isPositive();
        report.figures().forEach(System.out::println);
    }
}
