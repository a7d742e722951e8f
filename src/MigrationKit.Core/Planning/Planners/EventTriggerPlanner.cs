using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class EventTriggerPlanner() : DefinedPlanner(ObjectKind.EventTrigger);
