using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Cuts the ordered operations into steps. One step takes strong locks on one existing table only, so that it is short and cannot
/// deadlock with another; what is new may come in any number, up to what one transaction can lock. Operations of one group commit together
/// whatever they lock.
/// </summary>
internal sealed class StepBuilder(PlannerOptions options)
{
    // Every new relation is a lock until commit; 6,400 fit with the default settings.
    private const int MostOperations = 500;
    private const int MostOfOneGroup = 3000;

    private readonly List<MigrationStep> _steps = [];
    private readonly List<PlannedOperation> _current = [];
    private HashSet<QualifiedName> _locked = [];

    public static EquatableArray<MigrationStep> Build(IEnumerable<PlannedOperation> operations, PlannerOptions options)
    {
        var builder = new StepBuilder(options);
        foreach (var planned in operations)
        {
            builder.Add(planned);
        }

        builder.Close();
        return builder._steps.ToEquatableArray();
    }

    private void Add(PlannedOperation planned)
    {
        if (_current.Count > 0 && !Fits(planned))
        {
            Close();
        }

        _current.Add(planned);
        _locked.UnionWith(planned.Locked);
    }

    private bool Fits(PlannedOperation planned)
    {
        var last = _current[_current.Count - 1];
        if (planned.Group != last.Group || !planned.Transactional || planned.Phase != last.Phase || _current.Count >= (last.Group.Length > 0 ? MostOfOneGroup : MostOperations))
        {
            return false;
        }

        return planned.Group.Length > 0 || _locked.Count == 0 || planned.Locked.All(_locked.Contains);
    }

    private void Close()
    {
        if (_current.Count == 0)
        {
            return;
        }

        var strongest = _current.Max(static planned => planned.Lock);
        _steps.Add(new MigrationStep
        {
            Operations = _current.Select(static planned => planned.Operation).ToEquatableArray(),
            Transactional = _current[0].Transactional,
            Lock = strongest,
            Locked = _locked.OrderBy(static table => table).ToEquatableArray(),
            Hazards = _current.SelectMany(static planned => planned.Hazards).Distinct().ToEquatableArray(),
            Phase = _current[0].Phase,
            Reversal = _current.Max(static planned => planned.Reversal),
            LockTimeout = strongest >= LockLevel.Share ? options.LockTimeout : null,
        });
        _current.Clear();
        _locked = [];
    }
}
