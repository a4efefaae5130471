package stellar.plans;

import stellar.sky.J2000;

/**
 * What is to be photographed.
 *
 * @param name what its user calls it, 1 to {@value #MAX_NAME_LENGTH} characters (Unicode code points)
 * @param place where it is
 */
public record Target(String name, J2000 place) {

    public static final int MAX_NAME_LENGTH = 80;
}
