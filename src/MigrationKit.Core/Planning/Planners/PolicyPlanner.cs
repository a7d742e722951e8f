using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class PolicyPlanner() : DefinedPlanner(ObjectKind.Policy)
{
    // An expression can be changed and set, not taken away: https://www.postgresql.org/docs/current/sql-alterpolicy.html
    protected override bool CanAlter(Clause? from, Clause? to) => to is not null;
}
