using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>
/// What PostgreSQL keeps beside an object, whatever its kind, and takes along when the object goes: its comment, owner, rights and labels. So they
/// are set and changed beside the object, and come back with one that is built anew.
/// </summary>
internal static class Belongings
{
    /// <summary>All that stands beside an object that has just been made.</summary>
    public static IEnumerable<PlannedOperation> Of(SchemaObject item, PlanContext context) => item switch
    {
        IdentitySequence sequence when ComesWithIdentity(sequence, context) => [],
        { IsImplicit: true } => Change(item.Bare, item, context),
        Column { Identity: not null } column => [.. OfNew(item, context), .. OfSequence(column, context)],
        _ => OfNew(item, context),
    };

    /// <summary>All that stands beside the sequence that has just been made with an identity.</summary>
    public static IEnumerable<PlannedOperation> OfSequence(Column identity, PlanContext context)
    {
        var sequence = new IdentitySequence { Table = identity.Table, Name = identity.Name };
        return OfNew(context.To.Find(sequence.Id) ?? sequence, context);
    }

    public static IEnumerable<PlannedOperation> Change(SchemaObject from, SchemaObject to, PlanContext context) =>
        InOrder(from, to, Rights.Change(from, to, context), context);

    private static IEnumerable<PlannedOperation> OfNew(SchemaObject item, PlanContext context) => InOrder(item.Bare, item, Rights.Of(item, context), context);

    private static bool ComesWithIdentity(IdentitySequence sequence, PlanContext context)
    {
        var column = ObjectId.Of(ObjectKind.Column, sequence.Table, sequence.Name);
        return context.IsCreated(column) || context.From.Find(column) is not Column { Identity: not null };
    }

    // Rights are given in the name of the owner.
    private static IEnumerable<PlannedOperation> InOrder(SchemaObject from, SchemaObject to, IEnumerable<PlannedOperation> rights, PlanContext context) =>
        [.. Comment(from, to, context), .. Owner(from, to, context), .. rights, .. Labels(from, to)];

    private static IEnumerable<PlannedOperation> Comment(SchemaObject from, SchemaObject to, PlanContext context) =>
        from.Comment == to.Comment ? [] : [On(to, new CommentOperation(to), LockLevel.ShareUpdateExclusive, context)];

    private static IEnumerable<PlannedOperation> Owner(SchemaObject from, SchemaObject to, PlanContext context) =>
        to.Owner is null || from.Owner == to.Owner ? [] : [On(to, new OwnerOperation(to), LockLevel.AccessExclusive, context)];

    private static IEnumerable<PlannedOperation> Labels(SchemaObject from, SchemaObject to)
    {
        var gone = from.Labels.Where(old => to.Labels.All(now => now.Name != old.Name)).Select(old => new LabelOperation(to, old.Name, null));
        return gone.Concat(to.Labels.Except(from.Labels).Select(now => new LabelOperation(to, now.Name, now.Value))).Select(static label => new PlannedOperation(label));
    }

    private static PlannedOperation On(SchemaObject item, Operation operation, LockLevel level, PlanContext context)
    {
        var planned = new PlannedOperation(operation);
        var table = item is Table whole ? whole.Name : item.Id is { Parent: not null } part ? part.ParentName : (QualifiedName?)null;
        return table is { } locked && !context.IsNew(locked) ? planned.On(locked, level) : planned;
    }
}
