package stellar.simulator.robotarget;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A set of targets.
 *
 * @param status 0 on, 1 off
 */
public record TargetSet(
        @JsonProperty("Guid") String guid,
        @JsonProperty("Name") String name,
        @JsonProperty("ProfileName") String profileName,
        @JsonProperty("Status") int status,
        @JsonProperty("Tag") String tag) {

    public TargetSet {
        guid = Required.text("Guid", guid);
        name = Required.text("Name", name);
        profileName = Required.orEmpty(profileName);
        status = Required.within("Status", status, 0, 1);
        tag = Required.orEmpty(tag);
    }
}
