namespace MigrationKit.History;

/// <summary>What a database answers at a start. A class, as the code that waits for one is in the runtime already, and that of a tuple is not.</summary>
/// <param name="AreHeadsApplied">Whether every set's last migration is the last one that the database has.</param>
/// <param name="Answers">Those to the questions that were asked with it; fewer where a table of theirs is not there.</param>
internal sealed record HeadAnswers(bool AreHeadsApplied, IReadOnlyList<bool> Answers);
