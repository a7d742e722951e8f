using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>What several kinds of constraint have in common in <c>pg_constraint</c>.</summary>
internal static class ConstraintTraits
{
    public static Deferral Deferral(CatalogRow row) => (row.Flag("is_deferrable"), row.Flag("is_deferred")) switch
    {
        (false, _) => Core.Model.Deferral.NotDeferrable,
        (true, false) => Core.Model.Deferral.InitiallyImmediate,
        (true, true) => Core.Model.Deferral.InitiallyDeferred,
    };
}
