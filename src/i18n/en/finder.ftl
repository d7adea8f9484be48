# The finder.

cmd-jump = go to…
    .help = Finds a module, a stage, a command, a finding or something of the commons by typing.

finder-title = Go to · { $among } · { $count }
finder-all = everything
finder-path = path
finder-commands = commands
finder-commons = commons
finder-findings = findings
finder-preview = Preview
finder-hint = Enter go · Tab where to look · Esc give up
finder-plain-hint = Type what you look for, then the number; esc gives up.
finder-item-path = path
finder-item-module = module
finder-item-card = card
