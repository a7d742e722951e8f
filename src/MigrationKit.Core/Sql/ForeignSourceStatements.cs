using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Foreign data wrappers and servers: clauses that are words of their own (<c>HANDLER f</c>), and options, which are called <c>option x</c>.</summary>
internal abstract class ForeignSourceStatements(ObjectKind kind, string keyword) : DefinedStatements(kind, keyword)
{
    private const string Option = "option ";

    protected override string CreateStatement(DefinedObject item, bool replace)
    {
        var words = item.Clauses.Where(static clause => !IsOption(clause)).Select(static clause => clause.Name + " " + clause.Value);
        var options = string.Join(", ", item.Clauses.Where(static clause => IsOption(clause)).Select(static clause => OptionName(clause) + " " + clause.Value));
        return Created(item, string.Join(" ", words)) + (options.Length == 0 ? "" : $" OPTIONS ({options})");
    }

    protected abstract string Created(DefinedObject item, string words);

    protected abstract string Without(Clause clause);

    protected override bool IsInCreate(Clause clause) => true;

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to)
    {
        var change = (from, to) switch
        {
            ({ } gone, null) when IsOption(gone) => $"OPTIONS (DROP {OptionName(gone)})",
            (null, { } added) when IsOption(added) => $"OPTIONS (ADD {OptionName(added)} {added.Value})",
            (_, { } changed) when IsOption(changed) => $"OPTIONS (SET {OptionName(changed)} {changed.Value})",
            (_, { } word) => $"{word.Name} {word.Value}",
            _ => Without(from!.Value),
        };
        return [$"ALTER {Keyword} {Address(item.Id)} {change}"];
    }

    private static bool IsOption(Clause clause) => clause.Name.StartsWith(Option, StringComparison.Ordinal);

    private static string OptionName(Clause clause) => Name(clause.Name.Substring(Option.Length));
}

internal sealed class ForeignDataWrapperStatements() : ForeignSourceStatements(ObjectKind.ForeignDataWrapper, "FOREIGN DATA WRAPPER")
{
    protected override string Created(DefinedObject item, string words) => $"CREATE {Keyword} {Name(item.Id.Name)}{(words.Length == 0 ? "" : " " + words)}";

    protected override string Without(Clause clause) => "NO " + clause.Name;
}

internal sealed class ForeignServerStatements() : ForeignSourceStatements(ObjectKind.ForeignServer, "SERVER")
{
    // TYPE, VERSION, then the wrapper: the type cannot change, so it is part of the definition.
    protected override string Created(DefinedObject item, string words)
    {
        var wrapper = item.Definition.IndexOf("FOREIGN DATA WRAPPER", StringComparison.Ordinal);
        return $"CREATE {Keyword} {Name(item.Id.Name)} {item.Definition.Substring(0, wrapper)}{(words.Length == 0 ? "" : words + " ")}{item.Definition.Substring(wrapper)}";
    }

    protected override string Without(Clause clause) => clause.Name + " NULL";
}
