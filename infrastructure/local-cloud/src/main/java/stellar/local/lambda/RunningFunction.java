package stellar.local.lambda;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import stellar.local.lambda.HandlerClass.Instance;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.template.Resource.LambdaFunction;

/** A function with its instances. Each invocation has an instance to itself, on a virtual thread of its own. */
public final class RunningFunction {
    /** What Lambda takes in and gives out at most in a synchronous call: 6 MiB. */
    public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

    /** From here on a function has a whole processor (Lambda Developer Guide, "Configure Lambda function memory"). */
    private static final int WHOLE_PROCESSOR_MEGABYTES = 1769;

    /**
     * How long a call may wait for a free instance, as long as API Gateway waits for an answer. Lambda would start more instances or
     * refuse at once; here they share a few processors, and a crowd is served one after the other rather than all of it late.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(29);

    private final LambdaFunction function;
    private final HandlerClass handlerClass;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Meter meter;
    private final FunctionLog log;
    private final Semaphore free;
    private final Deque<Instance> idle = new ConcurrentLinkedDeque<>();
    private final LongAdder invocations = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean stopped;

    RunningFunction(
            LambdaFunction function,
            HandlerClass handlerClass,
            Map<String, String> environment,
            int maxInstances,
            Clock clock,
            Meter meter,
            FunctionLog log) {
        this.function = function;
        this.handlerClass = handlerClass;
        this.environment = Map.copyOf(environment);
        this.free = new Semaphore(maxInstances, true);
        this.clock = clock;
        this.meter = meter;
        this.log = log;
    }

    /** What the template says of it. */
    public LambdaFunction function() {
        return function;
    }

    /** How often it was called. */
    public long invocations() {
        return invocations.sum();
    }

    /** How often a call did not return. */
    public long failures() {
        return failures.sum();
    }

    /** Takes no more calls; what those under way say of their tables going away is not logged. */
    void stop() {
        stopped = true;
    }

    /**
     * Calls the function and waits for it, at most for its timeout. To be called on a virtual thread.
     *
     * @param event JSON; more than {@link #MAX_PAYLOAD_BYTES} is refused as a failure
     */
    public Reply invoke(byte[] event) throws InterruptedException {
        if (stopped) {
            return new Reply.Failed("Stopped", "The local cloud is stopping.");
        }
        invocations.increment();
        meter.called(function, clock.instant());
        String requestId = UUID.randomUUID().toString();
        Reply reply = event.length > MAX_PAYLOAD_BYTES
                ? new Reply.Failed(
                        "RequestTooLargeException", "The event is larger than " + MAX_PAYLOAD_BYTES + " bytes.")
                : withinTimeout(event, requestId);
        switch (reply) {
            case Reply.Returned returned -> {}
            case Reply.Failed failed -> failures.increment();
            case Reply.TimedOut timedOut -> {
                failures.increment();
                log.error(
                        function.name(),
                        requestId,
                        "Task timed out after " + timedOut.after().toSeconds() + " seconds");
            }
        }
        return reply;
    }

    /**
     * Calls the function but waits only so long; it runs on to its own timeout behind the caller's back.
     *
     * @return empty when the wait is over before the function is
     */
    public Optional<Reply> invokeWithin(Duration limit, byte[] event) throws InterruptedException {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread.ofVirtual().name(function.name() + "-call").start(() -> {
            try {
                reply.complete(invoke(event));
            } catch (InterruptedException | RuntimeException failed) {
                reply.completeExceptionally(failed);
            }
        });
        try {
            return Optional.of(reply.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private Reply withinTimeout(byte[] event, String requestId) throws InterruptedException {
        if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Reply.TimedOut(PATIENCE);
        }
        Duration timeout = function.timeout();
        long began = System.nanoTime();
        try {
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            Thread worker = Thread.ofVirtual().name(function.name()).unstarted(() -> run(event, requestId, reply));
            worker.setContextClassLoader(handlerClass.loader());
            worker.start();
            try {
                return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException tooLong) {
                worker.interrupt();
                return new Reply.TimedOut(timeout);
            } catch (ExecutionException ours) {
                throw new IllegalStateException(ours);
            }
        } finally {
            meter.count(Metered.GB_SECONDS, function.logicalId(), gigabyteSeconds(System.nanoTime() - began));
            free.release();
        }
    }

    /** Each started millisecond counts. What takes less than a processor here takes longer where there is less of one. */
    private double gigabyteSeconds(long nanos) {
        int memory = function.memoryMegabytes();
        double slower = Math.max(1, (double) WHOLE_PROCESSOR_MEGABYTES / memory);
        return memory / 1024.0 * Math.ceil(nanos / 1e6 * slower) / 1000;
    }

    /** An instance that timed out completes nothing any more and is not put back. */
    private void run(byte[] event, String requestId, CompletableFuture<Reply> reply) {
        try {
            Instance idleOne = idle.pollFirst();
            Instance instance = idleOne != null
                    ? idleOne
                    : handlerClass.instance(environment, Clock.tick(clock, Duration.ofMillis(1)));
            String answer = instance.handle(
                    event, new InvocationContext(function, requestId, clock, log.of(function.name(), requestId)));
            if (!reply.isDone()) {
                idle.addFirst(instance); // Before the caller hears, since its next call shall find it.
            }
            reply.complete(checked(answer));
        } catch (InvocationTargetException thrownByConstructor) {
            fail(requestId, thrownByConstructor.getTargetException(), reply);
        } catch (Throwable thrown) { // As in Lambda, an error of any kind ends this invocation and nothing else.
            fail(requestId, thrown, reply);
        }
    }

    private static Reply checked(String answer) {
        boolean tooLarge = answer.length() > MAX_PAYLOAD_BYTES
                || (answer.length() > MAX_PAYLOAD_BYTES / 3
                        && answer.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES);
        return tooLarge
                ? new Reply.Failed(
                        "Function.ResponseSizeTooLarge", "The answer is larger than " + MAX_PAYLOAD_BYTES + " bytes.")
                : new Reply.Returned(answer);
    }

    private void fail(String requestId, Throwable error, CompletableFuture<Reply> reply) {
        if (!reply.isDone() && !stopped) {
            log.error(function.name(), requestId, error);
        }
        reply.complete(new Reply.Failed(error.getClass().getName(), String.valueOf(error.getMessage())));
    }
}
