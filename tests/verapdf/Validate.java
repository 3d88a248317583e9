import java.io.File;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Prints a line for each file and standard: standard, file, number of rules, and every rule that failed. */
public final class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int index = 1; index < arguments.length; index++) {
            for (String standard : arguments[0].split(",")) {
                validate(PDFAFlavour.byFlavourId(standard), new File(arguments[index]));
            }
        }
    }

    private static void validate(PDFAFlavour standard, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            StringBuilder line = new StringBuilder();
            line.append(standard.getId()).append('\t').append(file);
            line.append('\t').append(result.getValidationProfile().getRules().size()).append('\t');
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                RuleId rule = failed.getKey();
                line.append(rule.getClause()).append('-').append(rule.getTestNumber()).append(' ');
            }
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                line.append("not-compliant");
            }
            System.out.println(line.toString());
        }
    }
}
