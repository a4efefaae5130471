package stellar.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The import rules of docs/architecture.md. */
class WhoMayUseWhomTest {

    private static final List<String> MODULES = List.of(
            "edge-relay/contract",
            "edge-relay/relay",
            "edge-relay/simulator",
            "functions",
            "infrastructure/local-cloud");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> Path.of("../..").resolve(module).resolve("target/classes"))
                    .toList());

    private static final String[] JDK = {"java..", "javax..", "org.jspecify.annotations..", "jdk.net.."};
    private static final String[] FUNCTIONS = {
        "stellar.accounts..",
        "stellar.albums..",
        "stellar.bookings..",
        "stellar.catalogue..",
        "stellar.charges..",
        "stellar.cloud..",
        "stellar.commands..",
        "stellar.controls..",
        "stellar.dashboard..",
        "stellar.images..",
        "stellar.ingest..",
        "stellar.live..",
        "stellar.notifications..",
        "stellar.pairing..",
        "stellar.plans..",
        "stellar.problems..",
        "stellar.progress..",
        "stellar.relays..",
        "stellar.ledger..",
        "stellar.sessions..",
        "stellar.sharing..",
        "stellar.sky..",
        "stellar.slots..",
        "stellar.targets..",
        "stellar.telescopes..",
        "stellar.waiting.."
    };
    private static final String[] AWS = {"software.amazon..", "com.amazonaws.."};

    @Test
    void everyModuleIsLookedAt() {
        for (String root : List.of("contract", "relay", "simulator", "ingest", "local")) {
            assertThat(HOUSE.that(resideInAnyPackage("stellar." + root + "..")))
                    .as(root)
                    .isNotEmpty();
        }
    }

    @Test
    void theContractKnowsTheJdkAndJackson() {
        mayUse("stellar.contract..", "com.fasterxml.jackson..");
    }

    @Test
    void theRelaysPartsKnowOnlyWhatTheyAreMadeFor() {
        mayUse("stellar.relay.patience..");
        mayUse("stellar.relay.voyager..", "stellar.relay.patience..", "io.netty..", "com.fasterxml.jackson..");
        mayUse("stellar.relay.spool..", "org.sqlite..", "stellar.contract..", "com.fasterxml.jackson..");
        mayUse(
                "stellar.relay.inlet..",
                "stellar.relay.voyager..",
                "stellar.relay.spool..",
                "stellar.contract..",
                "com.fasterxml.jackson..");
        mayUse(
                "stellar.relay.images..",
                "stellar.relay.patience..",
                "stellar.relay.spool..",
                "stellar.contract..",
                "com.fasterxml.jackson..");
        mayUse("stellar.relay.page..", "com.sun.net.httpserver..", "stellar.contract..");
        mayUse(
                "stellar.relay.uplink..",
                "stellar.relay.patience..",
                "stellar.relay.spool..",
                "stellar.contract..",
                "com.fasterxml.jackson..");
        mayUse(
                "stellar.relay.commands..",
                "stellar.relay.voyager..",
                "stellar.relay.spool..",
                "stellar.relay.patience..",
                "stellar.contract..",
                "com.fasterxml.jackson..");
        mayUse(
                "stellar.relay.alone..",
                "stellar.relay.voyager..",
                "stellar.relay.spool..",
                "stellar.contract..",
                "com.fasterxml.jackson..");
    }

    @Test
    void theSkyKnowsTheJdkOnly() {
        mayUse("stellar.sky..");
    }

    @Test
    void theFilmOfANightKnowsTheJdkAndItsEncoder() {
        mayUse("stellar.albums.film..", "org.jcodec..");
    }

    @Test
    void theRulesOfPlansKnowNothingOfAws() {
        noClasses()
                .that()
                .resideInAPackage("stellar.plans")
                .and()
                .haveNameNotMatching("stellar\\.plans\\.(Check(Handler|Desk)|DescribedPlace|Judgement).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS)
                .check(HOUSE);
    }

    /** Whoever has a link sees bookings, and can book, change or pay for nothing. */
    @Test
    void linksReadBookingsAndKnowNothingOfWhatChangesThem() {
        noClasses()
                .that()
                .resideInAPackage("stellar.sharing..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "stellar.ledger..", "stellar.plans..", "stellar.commands..", "stellar.ingest..")
                        .or(simpleName("Bookings")))
                .check(HOUSE);
    }

    /** Words between a guest and an operator change no booking, cost nothing and move no telescope. */
    @Test
    void reportsOfProblemsReadBookingsAndKnowNothingOfWhatChangesThem() {
        noClasses()
                .that()
                .resideInAPackage("stellar.problems..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "stellar.ledger..", "stellar.plans..", "stellar.commands..", "stellar.sessions..")
                        .or(simpleName("Bookings")))
                .check(HOUSE);
    }

    /** Telling people changes nothing but what they are told. */
    @Test
    void notificationsKnowNothingOfWhatTheyTellOf() {
        noClasses()
                .that()
                .resideInAPackage("stellar.notifications..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "stellar.ledger..",
                                "stellar.plans..",
                                "stellar.commands..",
                                "stellar.sessions..",
                                "stellar.waiting..",
                                "stellar.problems..")
                        .or(simpleName("Bookings")))
                .check(HOUSE);
    }

    @Test
    void theRulesOfChargesKnowNothingOfAws() {
        noClasses()
                .that()
                .resideInAPackage("stellar.charges")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS)
                .check(HOUSE);
    }

    @Test
    void theSimulatorAndTheLocalCloudAreUsedByNobodyWhoRunsForReal() {
        noClasses()
                .that()
                .resideInAPackage("stellar.relay..")
                .or()
                .resideInAnyPackage(FUNCTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("stellar.simulator..", "stellar.local..")
                .check(HOUSE);
    }

    @Test
    void relayAndFunctionsMeetInTheContractOnly() {
        noClasses()
                .that()
                .resideInAPackage("stellar.relay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FUNCTIONS)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(FUNCTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("stellar.relay..")
                .check(HOUSE);
    }

    @Test
    void recordsAndRulesKnowNothingOfAws() {
        noClasses()
                .that()
                .resideInAnyPackage(FUNCTIONS)
                .and()
                .resideOutsideOfPackage("stellar.cloud..")
                .and()
                .areRecords()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS)
                .check(HOUSE);
    }

    @Test
    void packagesFormNoCircles() {
        SlicesRuleDefinition.slices()
                .matching("stellar.relay.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
        SlicesRuleDefinition.slices()
                .matching("stellar.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    private static void mayUse(String packages, String... others) {
        classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(resideInAnyPackage(JDK)).or(resideInAnyPackage(others)))
                .check(HOUSE);
    }
}
