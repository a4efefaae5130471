package stellar.ledger;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import stellar.cloud.Language;

/** Amounts as people read them. */
public final class Credits {

    private Credits() {}

    /** An amount of credit-cents in credits: {@code 1 credit}, {@code 27.50 credits}, {@code 27,50 crédits}. */
    public static String text(long cents, Language language) {
        BigDecimal credits = BigDecimal.valueOf(cents, 2);
        boolean isWhole = credits.stripTrailingZeros().scale() <= 0;
        NumberFormat format = NumberFormat.getInstance(language == Language.FRENCH ? Locale.FRANCE : Locale.UK);
        format.setMinimumFractionDigits(isWhole ? 0 : 2);
        format.setMaximumFractionDigits(2);
        boolean isPlural =
                switch (language) {
                    case ENGLISH -> cents != 100;
                    case FRENCH -> cents >= 200;
                };
        String unit = language == Language.FRENCH ? "crédit" : "credit";
        return format.format(credits) + "\u00a0" + unit + (isPlural ? "s" : "");
    }
}
