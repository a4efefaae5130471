package stellar.local.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import stellar.local.lambda.DeadLetter;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.Reply;
import stellar.local.lambda.RunningFunction;
import stellar.local.template.Resource.Trigger.TableChange;

/**
 * Brings a batch of records to a function, all of it or part by part, and gives up what fails too often (AWS Lambda
 * developer guide, "Retaining discarded batches" and "Configuring partial batch response").
 *
 * <p>What the function says it did is done; the rest is tried again, from the first record that failed. With bisecting, a
 * batch that failed is tried again in halves, which counts as no attempt, until the record that fails is alone.
 */
final class Delivery {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningFunction function;
    private final TableChange change;
    private final List<Duration> retryDelays;
    private final DeadLetters deadLetters;
    private final Clock clock;

    /** Told that everything through this record is done. */
    interface Progress {

        void through(LambdaRecord record) throws IOException;
    }

    /** Records that are tried together, and how often they were. */
    private record Part(List<LambdaRecord> records, int attempts) {

        Part from(int first, int attempts) {
            return new Part(records.subList(first, records.size()), attempts);
        }

        LambdaRecord last() {
            return records.getLast();
        }
    }

    /** How a call ended: which record is the first that is not done, and why; all are when there is no reason. */
    private record Ending(int firstFailed, String reason) {

        boolean isGood() {
            return reason.isEmpty();
        }
    }

    /**
     * For one function.
     *
     * @param retryDelays the waits before the second, third, ... attempt; the last one is for all further ones
     */
    Delivery(
            RunningFunction function,
            TableChange change,
            List<Duration> retryDelays,
            DeadLetters deadLetters,
            Clock clock) {
        this.function = function;
        this.change = change;
        this.retryDelays = retryDelays;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Returns when each record is done or a dead letter. */
    void deliver(List<LambdaRecord> batch, Progress progress) throws IOException, InterruptedException {
        Deque<Part> waiting = new ArrayDeque<>();
        waiting.push(new Part(batch, 0));
        while (!waiting.isEmpty()) {
            Part part = waiting.pop();
            ObjectNode event = LambdaRecord.event(part.records());
            Ending ending = call(part, event);
            int failed = ending.firstFailed();
            int attempts = part.attempts() + 1;
            if (ending.isGood()) {
                progress.through(part.last());
            } else if (change.bisects() && failed > 0) {
                progress.through(part.records().get(failed - 1));
                waiting.push(part.from(failed, part.attempts()));
            } else if (change.bisects() && part.records().size() > 1) {
                int half = part.records().size() / 2;
                waiting.push(part.from(half, part.attempts()));
                waiting.push(new Part(part.records().subList(0, half), part.attempts()));
            } else {
                if (failed > 0) {
                    progress.through(part.records().get(failed - 1));
                }
                Part rest = part.from(failed, attempts);
                if (change.retries().isPresent() && attempts > change.retries().getAsInt()) {
                    deadLetters.add(new DeadLetter(
                            clock.instant(),
                            function.function().arn(),
                            attempts,
                            ending.reason(),
                            LambdaRecord.event(rest.records())));
                    progress.through(rest.last());
                } else {
                    waiting.push(rest);
                    backOff(attempts);
                }
            }
        }
    }

    private void backOff(int attempts) throws InterruptedException {
        if (!retryDelays.isEmpty()) {
            Thread.sleep(retryDelays.get(Math.min(attempts, retryDelays.size()) - 1));
        }
    }

    private Ending call(Part part, ObjectNode event) throws InterruptedException {
        Reply reply = function.invoke(event.toString().getBytes(StandardCharsets.UTF_8));
        if (Thread.interrupted()) {
            throw new InterruptedException("The local cloud is stopping.");
        }
        return switch (reply) {
            case Reply.Returned returned ->
                change.partialAnswers() ? partly(part.records(), returned.json()) : new Ending(0, "");
            case Reply.Failed failed -> new Ending(0, failed.reason());
            case Reply.TimedOut timedOut -> new Ending(0, timedOut.reason());
        };
    }

    /** A failure that names no record of the batch counts for the whole batch. */
    private static Ending partly(List<LambdaRecord> records, String answer) {
        JsonNode failures;
        try {
            failures = JSON.readTree(answer).path("batchItemFailures");
        } catch (JsonProcessingException odd) {
            return new Ending(0, "The answer is no JSON.");
        }
        int first = records.size();
        for (JsonNode failure : failures) {
            String named = failure.path("itemIdentifier").asText();
            int at = 0;
            while (at < records.size() && !records.get(at).sequenceNumber().equals(named)) {
                at++;
            }
            if (at == records.size()) {
                return new Ending(0, "The answer names a record that is not in the batch: " + failure);
            }
            first = Math.min(first, at);
        }
        return first == records.size()
                ? new Ending(0, "")
                : new Ending(
                        first,
                        "The function answered that it failed on the record "
                                + records.get(first).sequenceNumber() + ".");
    }
}
