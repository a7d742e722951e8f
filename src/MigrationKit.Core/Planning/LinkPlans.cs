using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Attaching of partitions and heirs, and new bounds of partitions: https://www.postgresql.org/docs/current/ddl-partitioning.html.
/// </summary>
internal static class LinkPlans
{
    /// <summary>New bounds first: they may make room. What is deepest comes first, so that a table is whole when it becomes a part.</summary>
    public static IEnumerable<PlannedOperation> Attach(TableLinks links, PlanContext context)
    {
        var rebound = links.Rebound.GroupBy(static link => link.Parent).OrderBy(static group => group.Key).SelectMany(group => Rebind(group.ToList(), context));
        var attached = links.Attached
            .OrderByDescending(link => links.To.Tree.AncestorsOf(link.Parent).Count()).ThenBy(static link => link.IsDefault).ThenBy(static link => link.Parent).ThenBy(static link => link.Child)
            .SelectMany(link => Attach(link, links, context));
        return rebound.Concat(attached).Concat(links.Late.SelectMany(item => Late(item, links, context)));
    }

    private static IEnumerable<PlannedOperation> Late(IndexedObject item, TableLinks links, PlanContext context) =>
    [
        new PlannedOperation(new CreateOperation(item, CreateForm.OnlyParent)).On(item.Table, LockLevel.Share).Contract(),
        .. IndexSettingPlans.OnReplaced(item, context),
        .. Belongings.Of(item, context),
        .. links.PartsOf(item)
            .Select(static part => new PlannedOperation(new AttachIndexOperation(part)).On(part.Table, LockLevel.AccessExclusive).Contract()),
    ];

    private static IEnumerable<PlannedOperation> Rebind(List<TableLink> links, PlanContext context)
    {
        var proofs = links.Select(link => ProofOf(link, context)).OfType<CheckConstraint>().ToList();
        var group = "bounds of " + links[0].Parent;
        return
        [
            .. proofs.SelectMany(Prove),
            .. links.Select(link => DetachPlans.AtOnce(link) with { Group = group }),
            .. links.Select(link => Bind(link, proofs.Any(proof => proof.Table == link.Child)) with { Group = group }),
            .. proofs.Select(proof => Drop(proof) with { Group = group }),
        ];
    }

    private static IEnumerable<PlannedOperation> Attach(TableLink link, TableLinks links, PlanContext context)
    {
        if (context.IsNew(link.Child))
        {
            var attach = new PlannedOperation(new LinkOperation(link, Attach: true));
            attach = context.IsNew(link.Parent) ? attach : attach.On(link.Parent, LockLevel.ShareUpdateExclusive);
            return [ScannedDefault(link, links, context) is { } scanned ? attach.With(HazardKind.LongLock, scanned) : attach];
        }

        if (link.Bound is null)
        {
            return [Bind(link, isProven: true)];
        }

        var proof = ProofOf(link, context);
        var bind = Bind(link, proof is not null);
        bind = ScannedDefault(link, links, context) is { } message ? bind.With(HazardKind.LongLock, message) : bind;
        return proof is null ? [bind] : [.. Prove(proof), bind, Drop(proof)];
    }

    private static PlannedOperation Bind(TableLink link, bool isProven)
    {
        var bind = new PlannedOperation(new LinkOperation(link, Attach: true)).Contract() with
        {
            Lock = LockLevel.AccessExclusive,
            Locked = EquatableArray.Of(link.Parent, link.Child),
        };
        return isProven || link.IsDefault ? bind : bind
            .With(HazardKind.LongLock, $"All rows of {link.Child} are looked at while nobody can read it.")
            .With(HazardKind.DataDependent, $"Fails while {link.Child} has a row that is none {link.Bound}.");
    }

    private static IEnumerable<PlannedOperation> Prove(CheckConstraint proof) =>
    [
        new PlannedOperation(new CreateOperation(proof, CreateForm.NotValid)).On(proof.Table, LockLevel.AccessExclusive).Contract(),
        ConstraintPlans.Validate(proof).With(HazardKind.DataDependent, $"Fails while {proof.Table} has a row for which this is not true: {proof.Expression}."),
    ];

    private static PlannedOperation Drop(CheckConstraint proof) => ConstraintPlans.Drop(proof);

    // With a valid check that says the same, no row is looked at under the lock.
    private static CheckConstraint? ProofOf(TableLink link, PlanContext context) =>
        context.IsQuiet(link.Child) || context.To.Find(ObjectId.Of(ObjectKind.Table, link.Parent)) is not Table { PartitionBy: { } key } || BoundCheck.Of(key, link.Bound!) is not { } expression
            ? null
            : new CheckConstraint { Table = link.Child, Name = SqlIdentifier.Truncate(link.Child.Name + "_mk_bound"), Expression = expression };

    private static string? ScannedDefault(TableLink link, TableLinks links, PlanContext context) =>
        links.DefaultOf(link.Parent) is { } other && other != link.Child && !context.IsQuiet(other)
            ? $"All rows of {other} are looked at while nobody can write them: none may belong to {link.Child}."
            : null;
}
