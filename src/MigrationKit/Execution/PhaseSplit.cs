using MigrationKit.Core.Migrations;
using MigrationKit.History;

namespace MigrationKit.Execution;

/// <summary>
/// Says which steps a run takes on, of the migrations that are pending. Contract steps beyond the limit wait,
/// and a later step goes before them only where it has nothing to do with any of them (docs/decisions/0011-steps-wait-by-what-they-name.md).
/// </summary>
internal sealed class PhaseSplit
{
    private readonly Func<Migration, IReadOnlyList<ScriptStep>> _stepsOf;
    private readonly ILookup<string, StepState> _begun;
    private readonly List<WaitingStep> _waiting = [];
    private readonly List<MigrationShare> _shares = [];

    private PhaseSplit(Func<Migration, IReadOnlyList<ScriptStep>> stepsOf, ILookup<string, StepState> begun) => (_stepsOf, _begun) = (stepsOf, begun);

    /// <summary>What is to be done, in order.</summary>
    public IReadOnlyList<MigrationShare> Shares => _shares;

    /// <summary>Why nothing can be done of the migration that comes next; null when all have a share.</summary>
    public MigrationException? Blocked { get; private set; }

    /// <summary>The migration that is blocked, and the place that it would have in the history.</summary>
    public (string Id, int Place) BlockedAt { get; private set; }

    /// <param name="stepsOf">Reads the script of a migration.</param>
    /// <param name="verdict">What is pending within the limit, and what is expanded.</param>
    /// <param name="recorded">The history, and after it what is expanded.</param>
    /// <param name="begun">What the journal has of migrations that are not in the history.</param>
    /// <param name="limit">Which contract steps wait.</param>
    /// <exception cref="MigrationException">A script is not the committed one, or cannot be run.</exception>
    public static PhaseSplit Of(
        Func<Migration, IReadOnlyList<ScriptStep>> stepsOf,
        HistoryVerdict verdict,
        IReadOnlyList<RecordedMigration> recorded,
        ILookup<string, StepState> begun,
        ContractLimit limit)
    {
        var split = new PhaseSplit(stepsOf, begun);
        var places = PlacesOf(verdict, recorded);
        var whole = verdict.Pending.Count(migration => limit.Covers(places[migration.Id]));
        whole = whole < verdict.Pending.Count ? Math.Max(whole, FirstRun(verdict.Pending, begun)) : whole;
        var left = verdict.Expanded.Except(verdict.Pending.Take(whole)).ToList();
        split.AddWaiting(left);
        for (var i = 0; i < verdict.Pending.Count && split.Blocked is null; i++)
        {
            var migration = verdict.Pending[i];
            var share = split.Whole(migration, places[migration.Id], verdict.Expanded.Contains(migration));
            split.BlockedAt = (migration.Id, places[migration.Id]);
            split.Add(i < whole ? share : split.Reduce(share, left.Count > 0));
        }

        return split;
    }

    /// <summary>The place of each migration that is pending: what is expanded has one already, and the others come after all that is recorded.</summary>
    private static Dictionary<string, int> PlacesOf(HistoryVerdict verdict, IReadOnlyList<RecordedMigration> recorded)
    {
        var places = recorded.Where(static row => row.IsExpanded).ToDictionary(static row => row.Id, static row => row.Ordinal, StringComparer.Ordinal);
        var next = recorded.Count;
        foreach (var migration in verdict.Pending)
        {
            if (!places.ContainsKey(migration.Id))
            {
                places.Add(migration.Id, ++next);
            }
        }

        return places;
    }

    private void Add(MigrationShare? share)
    {
        if (share is not null)
        {
            _shares.Add(share);
        }
    }

    /// <summary>How many of the pending migrations belong to a first run that was interrupted: no code has seen their shapes.</summary>
    public static int FirstRun(IReadOnlyList<Migration> pending, ILookup<string, StepState> begun) =>
        1 + Enumerable.Range(0, pending.Count).LastOrDefault(i => begun[pending[i].Id].Any(static state => state.IsFirstRun), -1);

    private void AddWaiting(IEnumerable<Migration> expanded)
    {
        foreach (var migration in expanded)
        {
            _waiting.AddRange(Whole(migration, 0, wasExpanded: true).Now.Select(step => new WaitingStep(migration.Id, step)));
        }
    }

    private MigrationShare Whole(Migration migration, int ordinal, bool wasExpanded)
    {
        var steps = _stepsOf(migration);
        var earlier = _begun[migration.Id].ToDictionary(static state => state.Step);
        return new MigrationShare
        {
            Migration = migration,
            Ordinal = ordinal,
            Steps = steps,
            Earlier = earlier,
            Now = [.. steps.Where(step => earlier.GetValueOrDefault(step.Number) is not { IsDone: true })],
            WasExpanded = wasExpanded,
        };
    }

    /// <summary>Null when a step of it can neither be run nor wait.</summary>
    private MigrationShare? Reduce(MigrationShare whole, bool isAfterExpanded)
    {
        if (whole.Now.FirstOrDefault(static step => step.Phase == CutoverStep.Phase) is { } cutover)
        {
            Blocked = CutoverStep.Refuse(whole.Migration.Id, cutover);
            return null;
        }

        var now = new List<ScriptStep>();
        foreach (var step in whole.Now)
        {
            if (step.Phase == WaitingStep.Phase)
            {
                _waiting.Add(new WaitingStep(whole.Migration.Id, step));
            }
            else if (_waiting.Find(waiting => waiting.Obstructs(step)) is { } obstacle)
            {
                Blocked = obstacle.Refuse(whole.Migration.Id, step);
                return null;
            }
            else
            {
                now.Add(step);
            }
        }

        return whole with
        {
            Now = now,
            Waiting = whole.Now.Count - now.Count,
            IsLast = _waiting.Count == 0 && !isAfterExpanded,
        };
    }
}
