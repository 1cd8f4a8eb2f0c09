package org.jixiao.summary;

import java.util.List;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Problem;

/**
 * What came in besides the forms that are judged: so that it can be shown what became of everything.
 *
 * @param files how many files there were, those that were passed over among them
 * @param problems one for each file that gave no form
 * @param passedOver names of files that are no one's form
 * @param superseded forms that were left out because of the same project another was saved later
 */
public record Seen(int files, List<Problem> problems, List<String> passedOver, List<CollectedForm> superseded) {
    /** How many files were read or should have been. */
    public int read() {
        return files - passedOver.size();
    }
}
