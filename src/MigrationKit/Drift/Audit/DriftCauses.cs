using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Drift.Audit;

/// <summary>Finds, of the commands that were noted, those that an object differs by.</summary>
/// <param name="trail">Oldest first.</param>
internal sealed class DriftCauses(IReadOnlyList<DriftCause> trail)
{
    private const int MostNamed = 3;

    private readonly ILookup<string, DriftCause> _byObject = trail.Where(static cause => cause.Object is not null).ToLookup(static cause => cause.Object!, StringComparer.Ordinal);

    /// <summary>The latest commands about one of the objects; else about the table that they are parts of, which many commands name instead.</summary>
    public IReadOnlyList<DriftCause> Of(IReadOnlyCollection<ObjectId> ids)
    {
        var own = Find(ids.SelectMany(Names));
        return own.Count > 0 ? own : Find(ids.Where(static id => id.Parent is not null).Select(static id => Relation(id)));
    }

    private List<DriftCause> Find(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).SelectMany(name => _byObject[name]).OrderBy(static cause => cause.At).TakeLast(MostNamed)];

    /// <summary>An object as pg_identify_object() writes it. https://www.postgresql.org/docs/current/functions-info.html</summary>
    private static IEnumerable<string> Names(ObjectId id) => id switch
    {
        { Kind: ObjectKind.Column } => [$"{Relation(id)}.{SqlIdentifier.Quote(id.Name)}"],
        { Kind: ObjectKind.Index } => [SqlIdentifier.Quote(id.Schema, id.Name)],
        { Parent: not null } => [$"{SqlIdentifier.Quote(id.Name)} on {Relation(id)}"],
        { Signature: { } signature } when id.Kind.IsRoutine() => [$"{SqlIdentifier.Quote(id.Schema, id.Name)}({signature.Replace(", ", ",", StringComparison.Ordinal)})"],
        _ => [SqlIdentifier.Quote(id.Schema, id.Name)],
    };

    private static string Relation(ObjectId id) => SqlIdentifier.Quote(id.Schema, id.Parent!);
}
