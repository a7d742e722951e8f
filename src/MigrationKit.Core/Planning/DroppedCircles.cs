using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Rules, policies and triggers of a relation that goes, which use another one that goes and cannot go later: one that inherits from it, or has
/// such parts itself. Neither could go first unless the part goes before both.
/// </summary>
internal sealed class DroppedCircles(PlanContext context)
{
    private readonly Dictionary<QualifiedName, List<QualifiedName>> _used = [];

    /// <summary>Whether a part has to go for itself.</summary>
    public bool Closes(SchemaObject part) => part is DefinedObject { Id.Parent: not null }
        && Others(part, part.Id.ParentName).Any(other => Reaches(other, part.Id.ParentName, []));

    private bool Reaches(QualifiedName from, QualifiedName to, HashSet<QualifiedName> seen) =>
        seen.Add(from) && UsedBy(from).Any(used => used == to || Reaches(used, to, seen));

    // What has to be there as long as the relation is.
    private List<QualifiedName> UsedBy(QualifiedName relation)
    {
        if (!_used.TryGetValue(relation, out var used))
        {
            var parts = ObjectKinds.Relations.Select(kind => context.From.Find(ObjectId.Of(kind, relation))).OfType<SchemaObject>()
                .SelectMany(item => context.From.PartsOf(item.Id).Where(static part => part is DefinedObject).Prepend(item));
            _used[relation] = used = parts.SelectMany(part => Others(part, relation)).Concat(context.From.Tree.ParentsOf(relation)).Distinct().ToList();
        }

        return used;
    }

    // To use a column is to use its table.
    private IEnumerable<QualifiedName> Others(SchemaObject item, QualifiedName own) => Mentions.Of(item, context.From)
        .Select(id => id.Kind.IsRelation() ? id : context.From.ParentOf(id)).OfType<ObjectId>()
        .Where(id => id.QualifiedName != own && context.IsDropped(id)).Select(static id => id.QualifiedName);
}
