using System.Collections.Immutable;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Generators.Assembling;
using MigrationKit.Generators.Options;

namespace MigrationKit.Generators.Drift;

/// <summary>Says where the classes and the committed migrations have drifted apart.</summary>
internal sealed class DriftFinder(DatabaseSchema committed, AssembledModel model, BuildOptions options)
{
    private const string HowToAdd = "Run: dotnet build -t:MigrationKitAdd -p:MigrationName=<name>";

    public IEnumerable<DriftReport> Find()
    {
        if (options.OnPendingChanges == PendingChanges.None && !options.Adding)
        {
            return [];
        }

        var diff = SchemaDiffer.Diff(committed, model.Schema);
        var suspicions = RenameSuspicion.Find(diff, committed, model.Schema, model.Dropped.ToList()).ToList();
        return suspicions.Select(Report).Concat(options.Adding ? [] : Pending(diff, suspicions)).Where(IsCertain);
    }

    private IEnumerable<DriftReport> Pending(SchemaDiff diff, List<RenameSuspicion> suspicions)
    {
        // One question at a time: what may be a rename is not listed as a drop and an add as well.
        var asked = new HashSet<ObjectId>(
            suspicions.SelectMany(static suspicion => suspicion.New.Prepend(suspicion.Gone)).Select(static item => item.Id));
        var sql = new PendingSql(committed, model.Schema, diff, PlannerOptions.Since(options.Model.PostgresVersion));
        return
            from cause in PendingCause.Of(diff.Changes)
            where !cause.Changes.Any(change => asked.Contains(change.Id))
            select new DriftReport(new Finding(Codes.PendingChange, $"{cause.Describe()} Pending: {sql.Of(cause.Changes)}.", HowToAdd)
            {
                Origin = cause.Origin,
                Severity = options.OnPendingChanges == PendingChanges.Warn ? FindingSeverity.Warning : FindingSeverity.Error,
            });
    }

    // A class whose declaration is wrong is not complete: what seems to be gone from it may come back when that is put right.
    private bool IsCertain(DriftReport report) =>
        report.Finding.Origin is not { } origin || model.Findings.All(finding => finding.Origin?.Type != origin.Type || finding.Origin.File != origin.File);

    private DriftReport Report(RenameSuspicion suspicion)
    {
        var isTable = suspicion.Gone is Table;
        var former = suspicion.Gone.Id.Name;
        var candidates = suspicion.New.Select(item => isTable ? ClassName(item.Origin.Value) : item.Origin.Value?.Member)
            .OfType<string>()
            .ToList();
        var owner = isTable ? null : ClassName(model.Schema.Find(suspicion.Gone.Id.ParentId!)?.Origin.Value);
        var dropped = isTable
            ? $"[assembly: Dropped(\"{suspicion.Gone.Id.Path}\")] into the project"
            : $"[Dropped(\"{former}\")] on {owner}";
        var names = string.Join(", ", suspicion.New.Select(static item => ObjectLabel.PathOf(item.Id)));
        return new DriftReport(new Finding(
            Codes.LooksLikeRename,
            $"{ObjectLabel.Capitalized(suspicion.Gone.Id)} is gone and {names} {(suspicion.New.Count == 1 ? "is" : "are")} new.",
            $"If it was renamed, put [RenamedFrom(\"{FormerName(suspicion)}\")] on {string.Join(" or ", candidates)}; "
            + $"if it really is another {(isTable ? "table" : "column")}, put {dropped}.")
        {
            Origin = suspicion.New[0].Origin.Value,
        })
        {
            Properties = ImmutableDictionary<string, string?>.Empty
                .Add(DriftReport.Former, isTable ? suspicion.Gone.Id.Path : former)
                .Add(DriftReport.Candidates, string.Join(",", candidates)),
        };
    }

    // The schema is said only where it is another one.
    private static string FormerName(RenameSuspicion suspicion)
    {
        var gone = suspicion.Gone.Id;
        return gone.ParentId is null && suspicion.New.Any(item => item.Id.Schema != gone.Schema) ? gone.Path : gone.Name;
    }

    private static string? ClassName(Origin? origin) => origin?.Type.Substring(origin.Type.LastIndexOfAny(['.', '+']) + 1);
}
