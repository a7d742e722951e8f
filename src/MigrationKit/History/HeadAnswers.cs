namespace MigrationKit.History;

/// <summary>What a database answers at a start. A class, as the code that waits for one is in the runtime already, and that of a tuple is not.</summary>
/// <param name="areHeadsApplied">Whether every set's last migration is the last one that the database has.</param>
/// <param name="answers">Those to the questions that were asked with it, in their order: no, where a table of theirs is not there.</param>
internal sealed class HeadAnswers(bool areHeadsApplied, bool[] answers)
{
    public bool AreHeadsApplied => areHeadsApplied;

    /// <summary>Whether it is known that nothing is recorded, as there is no history.</summary>
    public bool IsHistoryMissing { get; init; }

    public IReadOnlyList<bool> Answers => answers;

    /// <summary>Whether all that was asked is so, the heads included.</summary>
    public bool AreAllYes
    {
        get
        {
            foreach (var answer in answers)
            {
                if (!answer)
                {
                    return false;
                }
            }

            return areHeadsApplied;
        }
    }
}
