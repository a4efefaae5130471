package stellar.packaging;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file names.
 *
 * @param types everything that may be a type, as {@code package/Name}, and more than types
 * @param members what it calls or reads, as {@link #member} has it
 * @param texts its constant texts
 */
record Names(Set<String> types, Set<String> members, Set<String> texts) {

    /** Types inside descriptors, generic signatures and annotations. */
    private static final Pattern IN_SIGNATURE = Pattern.compile("L([\\w/$-]+)(?=[;<.])");

    /** A class named by a text, with dots or slashes. */
    private static final Pattern CLASS_NAME = Pattern.compile("[a-zA-Z_$][\\w$]*([./][a-zA-Z_$][\\w$]*)+");

    static Names in(ClassModel model) {
        Set<String> types = new HashSet<>();
        Set<String> members = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> types.add(type.asInternalName());
                case MemberRefEntry member ->
                    members.add(member(
                            folder(member.owner().asInternalName()),
                            member.name().stringValue(),
                            member.type().stringValue()));
                case StringEntry text -> texts.add(text.stringValue());
                case Utf8Entry utf8 -> readText(utf8.stringValue(), types);
                default -> {
                    // Numbers, and what is made of the entries above.
                }
            }
        }
        return new Names(types, members, texts);
    }

    /** A member of some class in a folder. */
    static String member(String folder, String name, String descriptor) {
        return folder + "." + name + descriptor;
    }

    static String folder(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('/')));
    }

    private static void readText(String text, Set<String> types) {
        if (text.indexOf(';') >= 0) {
            Matcher signature = IN_SIGNATURE.matcher(text);
            while (signature.find()) {
                types.add(signature.group(1));
            }
        } else if (CLASS_NAME.matcher(text).matches()) {
            types.add(text.replace('.', '/'));
        }
    }
}
