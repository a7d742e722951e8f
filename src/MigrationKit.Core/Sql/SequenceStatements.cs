using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class SequenceStatements : ObjectStatements<Sequence>
{
    /// <summary>The one clause that has no SET before it where the sequence is an identity column's.</summary>
    public const string Restart = "RESTART";

    public override ObjectKind Kind => ObjectKind.Sequence;

    /// <summary>The options that differ from PostgreSQL's defaults, each with a blank before it.</summary>
    public static string Options(SequenceOptions options) =>
        Option(" INCREMENT BY ", options.Increment)
        + Option(" MINVALUE ", options.MinValue)
        + Option(" MAXVALUE ", options.MaxValue)
        + Option(" START WITH ", options.Start)
        + Option(" CACHE ", options.Cache)
        + (options.Cycle ? " CYCLE" : "");

    /// <summary>Every option that differs, said in full, because ALTER keeps what is not said.</summary>
    public static IEnumerable<string> Differences(SequenceOptions from, SequenceOptions to)
    {
        var isDescending = to.Increment < 0;
        if (from.Increment != to.Increment)
        {
            yield return Option("INCREMENT BY ", to.Increment ?? 1);
        }

        if (from.MinValue != to.MinValue || (from.Increment < 0) != isDescending)
        {
            yield return to.MinValue is null ? "NO MINVALUE" : Option("MINVALUE ", to.MinValue);
        }

        if (from.MaxValue != to.MaxValue || (from.Increment < 0) != isDescending)
        {
            yield return to.MaxValue is null ? "NO MAXVALUE" : Option("MAXVALUE ", to.MaxValue);
        }

        if (Start(from) != Start(to))
        {
            yield return Option("START WITH ", Start(to));
        }

        if (from.Cache != to.Cache)
        {
            yield return Option("CACHE ", to.Cache ?? 1);
        }

        if (from.Cycle != to.Cycle)
        {
            yield return to.Cycle ? "CYCLE" : "NO CYCLE";
        }

        if ((from.Increment < 0) != isDescending)
        {
            // Where it stood is beyond the bounds of the other direction.
            yield return Restart;
        }
    }

    /// <summary>A statement with its clauses, or none where there is nothing to say.</summary>
    public static IEnumerable<string> Said(string statement, IEnumerable<string> clauses)
    {
        var text = string.Join(" ", clauses);
        return text.Length == 0 ? [] : [statement + " " + text];
    }

    protected override IEnumerable<string> Create(Sequence item, CreateForm form) =>
        [$"CREATE SEQUENCE {Name(item.Name)}{(item.DataType == "bigint" ? "" : " AS " + item.DataType)}{Options(item.Options)}"];

    protected override IEnumerable<string> Drop(Sequence item, bool concurrently) => [$"DROP SEQUENCE {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => RenameOrMove("SEQUENCE", from, to);

    protected override string CommentTarget(Sequence item) => $"SEQUENCE {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        AlterSequenceOperation { From: var from, To: var to } => Said($"ALTER SEQUENCE {Name(to.Name)}", Alterations(from, to)),
        OwnSequenceOperation { Sequence: { OwnedBy: { } column } item } => [$"ALTER SEQUENCE {Name(item.Name)} OWNED BY {Name(column.ParentName)}.{Name(column.Name)}"],
        OwnSequenceOperation { Sequence: var item } => [$"ALTER SEQUENCE {Name(item.Name)} OWNED BY NONE"],
        _ => base.Special(operation),
    };

    private static IEnumerable<string> Alterations(Sequence from, Sequence to) =>
        from.DataType == to.DataType
            ? Differences(from.Options, to.Options)
            : Differences(from.Options, to.Options).Prepend("AS " + to.DataType);

    private static string Option(string words, long? value) => value is { } number ? words + number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Where a sequence starts when it does not say: at its lower end, or its upper one when it counts down.</summary>
    private static long Start(SequenceOptions options) =>
        options.Start ?? (options.Increment < 0 ? options.MaxValue ?? -1 : options.MinValue ?? 1);
}
