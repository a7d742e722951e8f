[assembly: Parallelizable(ParallelScope.Children)]
[assembly: LevelOfParallelism(2)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
