package stellar.simulator.robotarget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import stellar.simulator.night.Equatorial;

/**
 * A target of the scheduler.
 *
 * @param raHours J2000
 * @param decDegrees J2000
 * @param created seconds since 1970
 * @param status 0 active, 1 inactive
 * @param priority 1 low, 2 normal, 3 high
 * @param repeat how many times the shots are taken, when {@code isRepeat}
 * @param mask letters of the constraints that count: B altitude, D hour angle at the start, E hour angle at the end
 * @param altitudeMin degrees
 * @param hourAngleStart hours
 * @param hourAngleEnd hours
 */
public record WantedTarget(
        @JsonProperty("GuidTarget") String guid,
        @JsonProperty("RefGuidSet") String setGuid,
        @JsonProperty("RefGuidBaseSequence") String baseSequenceGuid,
        @JsonProperty("TargetName") String name,
        @JsonProperty("Tag") String tag,
        @JsonProperty("RAJ2000") double raHours,
        @JsonProperty("DECJ2000") double decDegrees,
        @JsonProperty("PA") double positionAngle,
        @JsonProperty("DateCreation") double created,
        @JsonProperty("Status") int status,
        @JsonProperty("Priority") int priority,
        @JsonProperty("IsRepeat") boolean isRepeat,
        @JsonProperty("Repeat") int repeat,
        @JsonProperty("C_Mask") String mask,
        @JsonProperty("C_AltMin") double altitudeMin,
        @JsonProperty("C_HAStart") double hourAngleStart,
        @JsonProperty("C_HAEnd") double hourAngleEnd,
        @JsonProperty("C_DateStart") double dateStart,
        @JsonProperty("C_DateEnd") double dateEnd) {

    public WantedTarget {
        guid = Required.text("GuidTarget", guid);
        setGuid = Required.text("RefGuidSet", setGuid);
        baseSequenceGuid = Required.orEmpty(baseSequenceGuid);
        name = Required.text("TargetName", name);
        tag = Required.orEmpty(tag);
        raHours = Required.within("RAJ2000", raHours, 0, Math.nextDown(24.0));
        decDegrees = Required.within("DECJ2000", decDegrees, -90, 90);
        status = Required.within("Status", status, 0, 1);
        priority = priority == 0 ? 2 : Required.within("Priority", priority, 1, 3);
        mask = Required.orEmpty(mask);
        altitudeMin = Required.within("C_AltMin", altitudeMin, -90, 90);
    }

    /** Where it stands, J2000. */
    @JsonIgnore
    public Equatorial place() {
        return new Equatorial(raHours, decDegrees);
    }

    /** True when it may be taken. */
    @JsonIgnore
    public boolean isActive() {
        return status == 0;
    }

    /** How often each shot is wanted over again. */
    @JsonIgnore
    int rounds() {
        return isRepeat ? Math.max(1, repeat) : 1;
    }
}
