using MigrationKit.Core.Model;
using MigrationKit.Core.Diffing;
using MigrationKit.Execution;

namespace MigrationKit.Drift;

/// <summary>
/// Which traits migrations have a say in: rights, labels and owners belong to somebody else where no migration ever sets one, and are no
/// drift then. The counterpart of <see cref="ManagedAspects"/> where nothing is known but scripts.
/// </summary>
/// <param name="Rights">Some migration grants or revokes.</param>
/// <param name="Labels">Some migration sets a security label.</param>
/// <param name="Owners">Some migration gives an object to a role.</param>
internal sealed record ManagedTraits(bool Rights, bool Labels, bool Owners)
{
    private static readonly string[] Words = ["GRANT", "REVOKE", "PRIVILEGES", "LABEL", "OWNER"];

    /// <exception cref="MigrationException">A script cannot be read.</exception>
    public static ManagedTraits Of(IEnumerable<MigrationSet> sets) => sets
        .SelectMany(static set => set.Migrations.SelectMany(migration => StatementsOf(set, migration)))
        .Select(Of)
        .Aggregate(
            new ManagedTraits(Rights: false, Labels: false, Owners: false),
            static (all, one) => new ManagedTraits(all.Rights || one.Rights, all.Labels || one.Labels, all.Owners || one.Owners));

    /// <summary>Which a recorded manifest has. Quotes in its strings are escaped, so that none of them has a key in it.</summary>
    public static ManagedTraits OfManifest(string text) => new(HasKey(text, "privileges"), HasKey(text, "securityLabels"), HasKey(text, "owner"));

    /// <summary>Of what a database has, what is to be remembered.</summary>
    public DatabaseSchema Within(DatabaseSchema live) => ManagedAspects.Within(live, Rights, Labels, Owners);

    // A script is parsed only where one of the words stands in it, be it in a comment: there may be hundreds, and large ones.
    private static IEnumerable<string> StatementsOf(MigrationSet set, Migration migration)
    {
        var text = set.Scripts.Read(migration.UpResource);
        return Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? ScriptSteps.Read(set, migration).SelectMany(static step => step.Statements).Select(static statement => statement.Sql)
            : [];
    }

    private static bool HasKey(string manifest, string key) => manifest.Contains($"\"{key}\": ", StringComparison.Ordinal);

    private static ManagedTraits Of(string sql)
    {
        var words = new StatementWords(sql);
        var rights = words.IsNext("GRANT") || words.IsNext("REVOKE") || words.Accept("ALTER", "DEFAULT", "PRIVILEGES");
        return new ManagedTraits(rights, words.Accept("SECURITY", "LABEL"), words.IsNext("ALTER") && words.Has("OWNER"));
    }
}
