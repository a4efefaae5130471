package stellar.contract;

import static java.util.Objects.requireNonNull;

/**
 * A relay that has no key yet shows the code that its operator was given.
 *
 * @param code as typed: case, blanks and hyphens do not count
 */
public record PairingRequest(String code) {

    public PairingRequest {
        requireNonNull(code, "A request for pairing carries its code.");
    }

    @Override
    public String toString() {
        return "PairingRequest[hidden]";
    }
}
