using MigrationKit.Internal;

namespace MigrationKit.Tests;

/// <summary>The check knows the ends of the enumerations, because asking for all their values takes a start longer than all the rest of it.</summary>
internal sealed class OptionsCheckTests
{
    [Test]
    public void Every_value_that_there_is_may_be_chosen()
    {
        var modes = Enum.GetValues<MigrationMode>().Select(static mode => new MigrationOptions { Mode = mode });
        var phases = Enum.GetValues<MigrationPhase>().Select(static phase => new MigrationOptions { Phase = phase });
        var policies = Enum.GetValues<DriftPolicy>().Select(static policy => new MigrationOptions { DriftPolicy = policy });
        var contracts = Enum.GetValues<ContractMode>().Select(static contract => new MigrationOptions { Contract = contract });

        Assert.That(modes.Concat(phases).Concat(policies).Concat(contracts).SelectMany(OptionsCheck.FaultsOf), Is.Empty);
    }

    [TestCase(-1)]
    [TestCase(1000)]
    public void Another_one_is_named_with_those_that_there_are(int value)
    {
        var options = new MigrationOptions { Mode = (MigrationMode)value, Phase = (MigrationPhase)value, Contract = (ContractMode)value, DriftPolicy = (DriftPolicy)value };

        Assert.That(OptionsCheck.FaultsOf(options), Is.EqualTo(new[]
        {
            $"Mode is {value}, but must be one of ApplyPending, VerifyOnly, WaitForOther, Off",
            $"Phase is {value}, but must be one of All, Expand",
            $"Contract is {value}, but must be one of OnDemand, WhenUnused",
            $"DriftPolicy is {value}, but must be one of Ignore, Warn, Fail",
        }));
    }
}
