package stellar.sky;

/** Three numbers that are turned together: a direction, or a place in km. */
record Vector(double x, double y, double z) {

    static final Vector ZERO = new Vector(0, 0, 0);

    static Vector spherical(double longitudeRadians, double latitudeRadians, double length) {
        double level = length * Math.cos(latitudeRadians);
        return new Vector(
                level * Math.cos(longitudeRadians),
                level * Math.sin(longitudeRadians),
                length * Math.sin(latitudeRadians));
    }

    /** Where this points when the axes are turned about x by an angle, y towards z. */
    Vector aboutX(double radians) {
        double c = Math.cos(radians);
        double s = Math.sin(radians);
        return new Vector(x, c * y + s * z, c * z - s * y);
    }

    /** Where this points when the axes are turned about y by an angle, z towards x. */
    Vector aboutY(double radians) {
        double c = Math.cos(radians);
        double s = Math.sin(radians);
        return new Vector(c * x - s * z, y, s * x + c * z);
    }

    /** Where this points when the axes are turned about z by an angle, x towards y. */
    Vector aboutZ(double radians) {
        double c = Math.cos(radians);
        double s = Math.sin(radians);
        return new Vector(c * x + s * y, c * y - s * x, z);
    }

    Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(double factor) {
        return new Vector(factor * x, factor * y, factor * z);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** The angle between two directions, exact also when it is small; their lengths do not matter. */
    double angleRadians(Vector other) {
        double crossX = y * other.z - z * other.y;
        double crossY = z * other.x - x * other.z;
        double crossZ = x * other.y - y * other.x;
        return Math.atan2(Math.sqrt(crossX * crossX + crossY * crossY + crossZ * crossZ), dot(other));
    }
}
