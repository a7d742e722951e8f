using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

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

        if ((from.Increment < 0) != isDescending || AreApart(from, to))
        {
            // Where it stood is beyond the bounds of the other direction.
            yield return Restart;
        }
    }

    /// <summary>
    /// The new end that a sequence starts from, where numbers before it are none any more: it has to stand there before it can be told so,
    /// which skips numbers and gives none twice.
    /// </summary>
    private static long? FirstBeyond(SequenceOptions from, SequenceOptions to)
    {
        if ((from.Increment < 0) != (to.Increment < 0))
        {
            return null;
        }

        return to.Increment < 0
            ? Greatest(to) < Greatest(from) ? Greatest(to) : null
            : Least(to) > Least(from) ? Least(to) : null;
    }

    /// <summary>The same where the old bounds let the sequence stand there.</summary>
    public static long? FirstWithin(SequenceOptions from, SequenceOptions to) => FirstBeyond(from, to) is { } first && IsWithin(first, from) ? first : null;

    private static bool AreApart(SequenceOptions from, SequenceOptions to) => Least(to) > Greatest(from) || Greatest(to) < Least(from);

    private static long Least(SequenceOptions options) => options.MinValue ?? (options.Increment < 0 ? long.MinValue : 1);

    private static long Greatest(SequenceOptions options) => options.MaxValue ?? (options.Increment < 0 ? -1 : long.MaxValue);

    private static bool IsWithin(long number, SequenceOptions options) => number >= Least(options) && number <= Greatest(options);

    /// <summary>A statement with its clauses, or none where there is nothing to say.</summary>
    public static IEnumerable<string> Said(string statement, IEnumerable<string> clauses)
    {
        var text = string.Join(" ", clauses);
        return text.Length == 0 ? [] : [statement + " " + text];
    }

    public static string Create(Sequence item) =>
        $"CREATE {(item.IsUnlogged ? "UNLOGGED " : "")}SEQUENCE {Name(item.Name)}{(item.DataType == "bigint" ? "" : " AS " + item.DataType)}{Options(item.Options)}";

    protected override IEnumerable<string> Create(Sequence item, CreateForm form) => [Create(item)];

    protected override IEnumerable<string> Drop(Sequence item, bool concurrently) => [$"DROP SEQUENCE {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => RenameOrMove("SEQUENCE", from, to);

    protected override string CommentTarget(Sequence item) => $"SEQUENCE {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        AlterSequenceOperation { From: var from, To: var to } => Alter(from, to),
        SucceedIdentityOperation succeed => IdentityStatements.Succeed(succeed),
        OwnSequenceOperation { Sequence: { OwnedBy: { } column } item } => [$"ALTER SEQUENCE {Name(item.Name)} OWNED BY {Name(column.ParentName)}.{Name(column.Name)}"],
        OwnSequenceOperation { Sequence: var item } => [$"ALTER SEQUENCE {Name(item.Name)} OWNED BY NONE"],
        _ => base.Special(operation),
    };

    private static IEnumerable<string> Alter(Sequence from, Sequence to)
    {
        var sequence = Name(to.Name);
        if (FirstWithin(from.Options, to.Options) is { } first)
        {
            var (number, sign) = (first.ToString(CultureInfo.InvariantCulture), to.Options.Increment < 0 ? '>' : '<');
            yield return $"SELECT pg_catalog.setval({SqlIdentifier.Literal(sequence)}, {number}, false) FROM {sequence} WHERE last_value {sign} {number}";
        }

        foreach (var statement in Said($"ALTER SEQUENCE {sequence}", Alterations(from, to)))
        {
            yield return statement;
        }

        if (from.IsUnlogged != to.IsUnlogged)
        {
            yield return $"ALTER SEQUENCE {sequence} SET {(to.IsUnlogged ? "UNLOGGED" : "LOGGED")}";
        }
    }

    private static IEnumerable<string> Alterations(Sequence from, Sequence to) =>
        from.DataType == to.DataType
            ? Differences(from.Options, to.Options)
            : Differences(from.Options, to.Options).Prepend("AS " + to.DataType);

    private static string Option(string words, long? value) => value is { } number ? words + number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Where a sequence starts when it does not say: at its lower end, or its upper one when it counts down.</summary>
    private static long Start(SequenceOptions options) =>
        options.Start ?? (options.Increment < 0 ? options.MaxValue ?? -1 : options.MinValue ?? 1);
}
