using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Analysis;

/// <summary>The descriptor of every code that the compiler may report: one table, so that titles and links stand in one place.</summary>
internal static class Rules
{
    // Reported when a compilation is complete and has no place in the user's code, or one in a file that is no C#.
    private static readonly string[] s_atTheEnd = [WellKnownDiagnosticTags.CompilationEnd];

    private static readonly Dictionary<string, DiagnosticDescriptor> s_all = new[]
    {
        Model(Codes.NoPrimaryKey, "Table without a primary key"),
        Model(Codes.UnmappedType, "Property of a type that PostgreSQL has no column type for"),
        Model(Codes.DuplicateTable, "Table declared twice"),
        Model(Codes.DuplicateColumn, "Column declared twice"),
        Model(Codes.DanglingForeignKey, "Foreign key that leads nowhere"),
        Model(Codes.AmbiguousForeignKey, "Foreign key with several readings"),
        Model(Codes.UnknownColumn, "Constraint or index on a column that is not there"),
        Model(Codes.EnumWithoutValues, "Enum type without values"),
        Model(Codes.InvalidArgument, "Argument out of range"),
        Model(Codes.DuplicateName, "Name taken twice"),
        Model(Codes.ForeignKeyMismatch, "Foreign key that does not fit the key it refers to"),
        Model(Codes.UnsupportedDeclaration, "Type that cannot stand for what it declares"),
        Model(Codes.ConflictingDeclarations, "Declarations that contradict each other"),
        Model(Codes.NeedsNewerPostgres, "Feature of a newer PostgreSQL"),
        Model(Codes.InvalidExpression, "Broken SQL expression"),
        Model(Codes.UnreadableDeclaration, "SQL that declares nothing"),
        Model(Codes.PolicyWithoutRowSecurity, "Policy without row security"),
        Model(Codes.PartitionKeyNotInKey, "Key without the partition columns"),
        Drift(Codes.PendingChange, "Change that is in no migration"),
        Drift(Codes.LooksLikeRename, "Drop and add that look like a rename"),
        History(Codes.EditedMigration, "Committed migration was edited"),
        History(Codes.UnreadableMigration, "Migration cannot be read"),
        History(Codes.ForkedHistory, "Two migrations come after the same one"),
        History(Codes.BrokenChain, "Migrations do not fit together"),
        History(Codes.UnreadableManifest, "Manifest cannot be read"),
        History(Codes.MergeMarker, "Unresolved merge conflict"),
        History(Codes.NewerFormat, "File of a newer MigrationKit"),
        History(Codes.ManifestDiffers, "Manifest is not what the migrations lead to"),
        History(Codes.MissingScript, "Script of a migration is missing"),
        History(Codes.BrokenScript, "Script of a migration is broken"),
        History(Codes.ForbiddenStatement, "Statement that a script must not have"),
        Name(Codes.NameTooLong, "Name longer than PostgreSQL keeps"),
        Name(Codes.InvalidName, "Name that PostgreSQL cannot have"),
        Name(Codes.HiddenCharacters, "Name with characters that nobody sees"),
        Build(Codes.GeneratorFailed, "MigrationKit's compiler plug-in failed"),
        Build(Codes.InvalidProperty, "MSBuild property without a meaning"),
    }.ToDictionary(static rule => rule.Id);

    /// <summary>The rules whose codes start with these digits.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfSeries(params char[] digits) =>
        s_all.Values.Where(rule => digits.Contains(rule.Id["MK".Length])).ToImmutableArray();

    public static DiagnosticDescriptor Of(string code) => s_all[code];

    private static DiagnosticDescriptor Model(string code, string title) => Rule(code, title, "MigrationKit.Model");

    private static DiagnosticDescriptor Drift(string code, string title) => Rule(code, title, "MigrationKit.Drift");

    private static DiagnosticDescriptor History(string code, string title) => Rule(code, title, "MigrationKit.History", s_atTheEnd);

    private static DiagnosticDescriptor Name(string code, string title) => Rule(code, title, "MigrationKit.Naming");

    private static DiagnosticDescriptor Build(string code, string title) => Rule(code, title, "MigrationKit.Build", s_atTheEnd);

    // A finding brings its whole sentence.
    private static DiagnosticDescriptor Rule(string code, string title, string category, params string[] tags) =>
        new(
            code,
            title,
            "{0}",
            category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: ProjectLinks.Page(code),
            customTags: tags);
}
