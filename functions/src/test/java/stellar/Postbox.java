package stellar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** A carrier of mails that keeps each that it takes, and takes none while it is told to fail. Safe for many threads. */
public final class Postbox implements SesV2Client {

    private final List<SendEmailRequest> taken = new ArrayList<>();
    private @Nullable SdkException failure;

    /** What it throws from now on in place of taking a mail. */
    public synchronized void failWith(SdkException exception) {
        failure = exception;
    }

    /** Takes mails again. */
    public synchronized void mend() {
        failure = null;
    }

    /** All mails that it took, in order. */
    public synchronized List<SendEmailRequest> taken() {
        return List.copyOf(taken);
    }

    @Override
    public synchronized SendEmailResponse sendEmail(SendEmailRequest mail) {
        if (failure != null) {
            throw failure;
        }
        taken.add(mail);
        return SendEmailResponse.builder().messageId("mail-" + taken.size()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
