package stellar.local.issuer;

import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param subject a UUID, the same for ever; what the rest of the system knows them by
 * @param email unique among all, in lower case
 * @param name as it is shown, 80 characters at most
 * @param groups the groups of the user pool that they are in
 */
record Person(String subject, String email, String name, List<String> groups) {

    Person {
        groups = List.copyOf(groups);
    }
}
