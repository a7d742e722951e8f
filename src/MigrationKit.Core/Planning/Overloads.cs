using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Routines of one name that a call could mean both while both are there, because of their defaults: the old one has to go before the new one comes.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/typeconv-func.html</remarks>
internal static class Overloads
{
    public static IEnumerable<ObjectId> TakingThePlaceOf(SchemaObject dropped, PlanContext context) => dropped is DefinedObject old && IsCalledByPlace(dropped.Id.Kind)
        ? context.Changes.OfType<CreateObject>().Select(static create => create.Object).OfType<DefinedObject>()
            .Where(item => IsCalledByPlace(item.Id.Kind) && item.Id.QualifiedName == old.Id.QualifiedName && Overlap(Arguments(old), Arguments(item)))
            .Select(static item => item.Id)
        : [];

    private static bool IsCalledByPlace(ObjectKind kind) => kind is ObjectKind.Function or ObjectKind.Procedure;

    // The same number without a default is told apart by types.
    private static bool Overlap((int Least, int Most) left, (int Least, int Most) right) =>
        (left.Least < left.Most || right.Least < right.Most) && left.Least <= right.Most && right.Least <= left.Most;

    private static (int Least, int Most) Arguments(DefinedObject routine)
    {
        var inputs = RoutineHeader.Parse(routine.Definition).Arguments.Where(static argument => argument.IsInput).ToList();
        return (inputs.Count(static argument => !argument.HasDefault), inputs.Count);
    }
}
