using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class TextSearchDictionaryStatements() : DefinedStatements(ObjectKind.TextSearchDictionary, "TEXT SEARCH DICTIONARY")
{
    // Some templates ask for options at once.
    protected override string CreateStatement(DefinedObject item, bool replace)
    {
        var options = item.Clauses.Select(static clause => $", {clause.Name} = {clause.Value}");
        return $"CREATE {Keyword} {CreatedName(item.Id)} (TEMPLATE = {item.Definition}{string.Concat(options)})";
    }

    protected override bool IsInCreate(Clause clause) => true;

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER {Keyword} {Address(item.Id)} ({(to is { } set ? $"{set.Name} = {set.Value}" : from!.Value.Name)})"];
}

internal sealed class TextSearchConfigurationStatements() : DefinedStatements(ObjectKind.TextSearchConfiguration, "TEXT SEARCH CONFIGURATION")
{
    protected override string CreateStatement(DefinedObject item, bool replace) => $"CREATE {Keyword} {CreatedName(item.Id)} (PARSER = {item.Definition})";

    /// <summary>Kinds of token with the same dictionaries in one statement: most have.</summary>
    protected override IEnumerable<string> AlterNew(DefinedObject item) => item.Clauses.GroupBy(static clause => clause.Value, static clause => Name(clause.Name))
        .Select(group => $"ALTER {Keyword} {Address(item.Id)} ADD MAPPING FOR {string.Join(", ", group)} WITH {group.Key}");

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) => (from, to) switch
    {
        (_, null) => [$"ALTER {Keyword} {Address(item.Id)} DROP MAPPING FOR {Name(from!.Value.Name)}"],
        (null, { } added) => [$"ALTER {Keyword} {Address(item.Id)} ADD MAPPING FOR {Name(added.Name)} WITH {added.Value}"],
        (_, { } changed) => [$"ALTER {Keyword} {Address(item.Id)} ALTER MAPPING FOR {Name(changed.Name)} WITH {changed.Value}"],
    };
}
