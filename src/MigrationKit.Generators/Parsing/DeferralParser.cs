using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

internal static class DeferralParser
{
    public static Deferral Parse(AttributeReader attribute) => attribute.Flag("InitiallyDeferred") ? Deferral.InitiallyDeferred
        : attribute.Flag("Deferrable") ? Deferral.InitiallyImmediate
        : Deferral.NotDeferrable;
}
