namespace MigrationKit.History;

/// <summary>What a history has of models other than those that are looked for.</summary>
/// <param name="HasRows">Whether anything was ever applied here, be it one step of a migration.</param>
/// <param name="Owners">The models that have recorded the first migration of a set under its id and with its result.</param>
internal sealed record OtherModels(bool HasRows, ILookup<MigrationSet, string> Owners)
{
    public static OtherModels None { get; } = new(HasRows: false, Enumerable.Empty<string>().ToLookup(static _ => (MigrationSet)null!));
}
