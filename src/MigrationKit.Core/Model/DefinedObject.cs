namespace MigrationKit.Core.Model;

/// <summary>One setting of an object that can be changed while the object stays: <c>enabled</c> = <c>replica</c>, <c>constraint price_check</c> = <c>CHECK …</c>.</summary>
/// <param name="Name">What is set; unique within its object.</param>
/// <param name="Value">To what, in SQL.</param>
internal readonly record struct Clause(string Name, string Value);

/// <summary>
/// An object of any kind that the model keeps as SQL: its statement after the name, and beside it what the server can change in place. The
/// planner and the statements of its kind know what either means.
/// </summary>
internal sealed record DefinedObject(ObjectId DefinedId) : SchemaObject
{
    /// <summary>In the shape of a materialized view that has no rows yet: whether it was ever refreshed is no part of the schema.</summary>
    public const string Unpopulated = "WITH NO DATA";

    /// <summary>What follows the name in the statement that creates it: <c>AS SELECT 1 AS one</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>What can be changed in place, sorted by name.</summary>
    public EquatableArray<Clause> Clauses { get; init; }

    /// <summary>Where it was read from a server, what decides whether another definition can take its place: the columns of a view with their types.</summary>
    public Hint<EquatableArray<string>> Shape { get; init; }

    public override ObjectId Id => DefinedId;

    public override IEnumerable<ObjectId> References
    {
        get
        {
            if (DefinedId.Schema.Length > 0)
            {
                yield return new ObjectId(ObjectKind.Schema, "", DefinedId.Schema);
            }

            foreach (var kind in DefinedId.Parent is null ? [] : ObjectKinds.Relations)
            {
                yield return ObjectId.Of(kind, DefinedId.ParentName);
            }
        }
    }

    public override IEnumerable<string> Expressions =>
        Clauses.Where(static clause => ClauseNames.IsExpression(clause.Name)).Select(static clause => clause.Value).Prepend(Definition);

    /// <summary>The object with a clause more, or with another value of it; null takes it away.</summary>
    public DefinedObject With(string clause, string? value) => this with
    {
        Clauses = Clauses.Where(item => item.Name != clause).Concat(value is null ? [] : new[] { new Clause(clause, value) })
            .OrderBy(static item => item.Name, StringComparer.Ordinal).ToEquatableArray(),
    };

    public string? Clause(string name) => Clauses.Where(clause => clause.Name == name).Select(static clause => clause.Value).FirstOrDefault();

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        DefinedId = renaming.IdentityOf(DefinedId),
        Definition = Renamed(Definition, renaming),
        Clauses = Clauses.Select(clause => ClauseNames.IsExpression(clause.Name) ? clause with { Value = Renamed(clause.Value, renaming) } : clause).ToEquatableArray(),
    };

    private string Renamed(string text, Renaming renaming)
    {
        var relation = DefinedId.Parent is null ? DefinedId.QualifiedName : DefinedId.ParentName;
        return renaming.From.Kind switch
        {
            ObjectKind.Column => IsConcerned(renaming) ? QueryRenaming.Of(text, DefinedId, renaming) : text,
            var kind when kind.IsRelation() && renaming.From.Name != renaming.To.Name && IsConcerned(renaming) =>
                renaming.Expression(QueryRenaming.Of(text, DefinedId, renaming), relation)!,
            _ => renaming.Expression(text, relation)!,
        };
    }

    // The text of what was declared is its author's: another name in it is another text there too.
    private bool IsConcerned(Renaming renaming) => Uses.Value is { } uses
        ? uses.Any(used => used == renaming.From || used.ParentId == renaming.From) || IsPartOf(renaming.From) || IsPartOf(renaming.From.ParentId)
        : IsPartOf(renaming.From.ParentId);

    private bool IsPartOf(ObjectId? relation) => relation is not null && relation.Kind.IsRelation() && DefinedId.Parent is not null && DefinedId.ParentName == relation.QualifiedName;
}
