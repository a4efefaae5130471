package stellar.relay.commands;

import java.util.List;

/** The parameters that tell of a set, a target and a shot. Those without which there is no such thing come first. */
final class RoboTargetFields {

    /** Of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    /** Of a set; status 0 is on. */
    static final List<Field> SET = List.of(
            new Field.Guid("Guid"),
            new Field.Words("Name", 200),
            new Field.Words("ProfileName", 200),
            new Field.Whole("Status", 0, 1),
            new Field.Words("Tag", 200));

    /** Of a target; status 0 is active, priority 1 is low and 3 is high. */
    static final List<Field> TARGET = List.of(
            new Field.Guid("GuidTarget"),
            new Field.Guid("RefGuidSet"),
            new Field.Words("TargetName", 200),
            new Field.Real("RAJ2000", 0, Math.nextDown(24.0), "hours"),
            new Field.Real("DECJ2000", -90, 90, "degrees"),
            new Field.Guid("RefGuidBaseSequence"),
            new Field.Words("Tag", 200),
            new Field.Real("PA", 0, 360, "degrees"),
            new Field.Real("DateCreation", 0, LAST_SECOND, "seconds since 1970"),
            new Field.Whole("Status", 0, 1),
            new Field.Whole("Priority", 1, 3),
            new Field.Flag("IsRepeat"),
            new Field.Whole("Repeat", 0, 1000),
            new Field.Letters("C_Mask"),
            new Field.Real("C_AltMin", 0, 90, "degrees"),
            new Field.Real("C_HAStart", -12, 12, "hours"),
            new Field.Real("C_HAEnd", -12, 12, "hours"),
            new Field.Real("C_DateStart", 0, LAST_SECOND, "seconds since 1970"),
            new Field.Real("C_DateEnd", 0, LAST_SECOND, "seconds since 1970"));

    /** Of a shot; filters are L R G B Ha OIII SII from 0. */
    static final List<Field> SHOT = List.of(
            new Field.Guid("GuidShot"),
            new Field.Guid("RefGuidTarget"),
            new Field.Whole("FilterIndex", 0, 6),
            new Field.Whole("Num", 1, 10_000),
            new Field.Real("Exposure", 0, 7200, "seconds"),
            new Field.Whole("Bin", 1, 16),
            new Field.Whole("ReadoutMode", 0, 99),
            new Field.Whole("Type", 0, 3),
            new Field.Whole("Speed", 0, 99),
            new Field.Whole("Gain", Integer.MIN_VALUE, 1_000_000),
            new Field.Whole("Offset", Integer.MIN_VALUE, 1_000_000),
            new Field.Whole("Order", 0, 10_000),
            new Field.Flag("Enabled"));

    /** Of switching a target on (0) or off (1). */
    static final List<Field> STATUS = List.of(new Field.Guid("RefGuidTarget"), new Field.Whole("Status", 0, 1));

    private RoboTargetFields() {}
}
