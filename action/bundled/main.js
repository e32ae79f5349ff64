import { createRequire } from "node:module";
import { appendFileSync, closeSync, existsSync, fstatSync, mkdtempSync, openSync, readFileSync, readdirSync, statSync, unlinkSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, normalize, relative, resolve, sep } from "node:path";
import { spawnSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { createHash, hash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, realpath, rename, stat, unlink, writeFile } from "node:fs/promises";
import { domainToASCII, domainToUnicode } from "node:url";
import { isIP } from "node:net";
// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return target;
};
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = (() => createRequire(import.meta.url))();
// node_modules/commander/lib/error.js
var require_error = __commonJSMin(((exports) => {
	var CommanderError = class extends Error {
		constructor(exitCode, code, message) {
			super(message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
			this.code = code;
			this.exitCode = exitCode;
			this.nestedError = void 0;
		}
	};
	var InvalidArgumentError = class extends CommanderError {
		constructor(message) {
			super(1, "commander.invalidArgument", message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
		}
	};
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
}));
// node_modules/commander/lib/argument.js
var require_argument = __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Argument = class {
		constructor(name, description) {
			this.description = description || "";
			this.variadic = false;
			this.parseArg = void 0;
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.argChoices = void 0;
			switch (name[0]) {
				case "<":
					this.required = true;
					this._name = name.slice(1, -1);
					break;
				case "[":
					this.required = false;
					this._name = name.slice(1, -1);
					break;
				default:
					this.required = true;
					this._name = name;
			}
			if (this._name.endsWith("...")) {
				this.variadic = true;
				this._name = this._name.slice(0, -3);
			}
		}
		name() {
			return this._name;
		}
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		argRequired() {
			this.required = true;
			return this;
		}
		argOptional() {
			this.required = false;
			return this;
		}
	};
	function humanReadableArgName(arg) {
		const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
		return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
	}
	exports.Argument = Argument;
	exports.humanReadableArgName = humanReadableArgName;
}));
// node_modules/commander/lib/help.js
var require_help = __commonJSMin(((exports) => {
	const { humanReadableArgName } = require_argument();
	var Help = class {
		constructor() {
			this.helpWidth = void 0;
			this.minWidthToWrap = 40;
			this.sortSubcommands = false;
			this.sortOptions = false;
			this.showGlobalOptions = false;
		}
		prepareContext(contextOptions) {
			this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
		}
		visibleCommands(cmd) {
			const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
			const helpCommand = cmd._getHelpCommand();
			if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
			if (this.sortSubcommands) visibleCommands.sort((a, b) => {
				return a.name().localeCompare(b.name());
			});
			return visibleCommands;
		}
		compareOptions(a, b) {
			const getSortKey = (option) => {
				return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
			};
			return getSortKey(a).localeCompare(getSortKey(b));
		}
		visibleOptions(cmd) {
			const visibleOptions = cmd.options.filter((option) => !option.hidden);
			const helpOption = cmd._getHelpOption();
			if (helpOption && !helpOption.hidden) {
				const removeShort = helpOption.short && cmd._findOption(helpOption.short);
				const removeLong = helpOption.long && cmd._findOption(helpOption.long);
				if (!removeShort && !removeLong) visibleOptions.push(helpOption);
				else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description));
				else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description));
			}
			if (this.sortOptions) visibleOptions.sort(this.compareOptions);
			return visibleOptions;
		}
		visibleGlobalOptions(cmd) {
			if (!this.showGlobalOptions) return [];
			const globalOptions = [];
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
				const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
				globalOptions.push(...visibleOptions);
			}
			if (this.sortOptions) globalOptions.sort(this.compareOptions);
			return globalOptions;
		}
		visibleArguments(cmd) {
			if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
				argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
			});
			if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
			return [];
		}
		subcommandTerm(cmd) {
			const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
			return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
		}
		optionTerm(option) {
			return option.flags;
		}
		argumentTerm(argument) {
			return argument.name();
		}
		longestSubcommandTermLength(cmd, helper) {
			return helper.visibleCommands(cmd).reduce((max, command) => {
				return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
			}, 0);
		}
		longestOptionTermLength(cmd, helper) {
			return helper.visibleOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		longestGlobalOptionTermLength(cmd, helper) {
			return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		longestArgumentTermLength(cmd, helper) {
			return helper.visibleArguments(cmd).reduce((max, argument) => {
				return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
			}, 0);
		}
		commandUsage(cmd) {
			let cmdName = cmd._name;
			if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
			let ancestorCmdNames = "";
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
			return ancestorCmdNames + cmdName + " " + cmd.usage();
		}
		commandDescription(cmd) {
			return cmd.description();
		}
		subcommandDescription(cmd) {
			return cmd.summary() || cmd.description();
		}
		optionDescription(option) {
			const extraInfo = [];
			if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (option.defaultValue !== void 0) {
				if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
			}
			if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
			if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (option.description) return `${option.description} ${extraDescription}`;
				return extraDescription;
			}
			return option.description;
		}
		argumentDescription(argument) {
			const extraInfo = [];
			if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (argument.description) return `${argument.description} ${extraDescription}`;
				return extraDescription;
			}
			return argument.description;
		}
		formatItemList(heading, items, helper) {
			if (items.length === 0) return [];
			return [
				helper.styleTitle(heading),
				...items,
				""
			];
		}
		groupItems(unsortedItems, visibleItems, getGroup) {
			const result = new Map();
			unsortedItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
			});
			visibleItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
				result.get(group).push(item);
			});
			return result;
		}
		formatHelp(cmd, helper) {
			const termWidth = helper.padWidth(cmd, helper);
			const helpWidth = helper.helpWidth ?? 80;
			function callFormatItem(term, description) {
				return helper.formatItem(term, termWidth, description, helper);
			}
			let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
			const commandDescription = helper.commandDescription(cmd);
			if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
			const argumentList = helper.visibleArguments(cmd).map((argument) => {
				return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
			});
			output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
			this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
				const optionList = options.map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList(group, optionList, helper));
			});
			if (helper.showGlobalOptions) {
				const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
			}
			this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
				const commandList = commands.map((sub) => {
					return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
				});
				output = output.concat(this.formatItemList(group, commandList, helper));
			});
			return output.join("\n");
		}
		displayWidth(str) {
			return stripColor(str).length;
		}
		styleTitle(str) {
			return str;
		}
		styleUsage(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word === "[command]") return this.styleSubcommandText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleCommandText(word);
			}).join(" ");
		}
		styleCommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleOptionDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleSubcommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleArgumentDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleDescriptionText(str) {
			return str;
		}
		styleOptionTerm(str) {
			return this.styleOptionText(str);
		}
		styleSubcommandTerm(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleSubcommandText(word);
			}).join(" ");
		}
		styleArgumentTerm(str) {
			return this.styleArgumentText(str);
		}
		styleOptionText(str) {
			return str;
		}
		styleArgumentText(str) {
			return str;
		}
		styleSubcommandText(str) {
			return str;
		}
		styleCommandText(str) {
			return str;
		}
		padWidth(cmd, helper) {
			return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
		}
		preformatted(str) {
			return /\n[^\S\r\n]/.test(str);
		}
		formatItem(term, termWidth, description, helper) {
			const itemIndent = 2;
			const itemIndentStr = " ".repeat(itemIndent);
			if (!description) return itemIndentStr + term;
			const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
			const spacerWidth = 2;
			const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
			let formattedDescription;
			if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
			else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
			return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
		}
		boxWrap(str, width) {
			if (width < this.minWidthToWrap) return str;
			const rawLines = str.split(/\r\n|\n/);
			const chunkPattern = /[\s]*[^\s]+/g;
			const wrappedLines = [];
			rawLines.forEach((line) => {
				const chunks = line.match(chunkPattern);
				if (chunks === null) {
					wrappedLines.push("");
					return;
				}
				let sumChunks = [chunks.shift()];
				let sumWidth = this.displayWidth(sumChunks[0]);
				chunks.forEach((chunk) => {
					const visibleWidth = this.displayWidth(chunk);
					if (sumWidth + visibleWidth <= width) {
						sumChunks.push(chunk);
						sumWidth += visibleWidth;
						return;
					}
					wrappedLines.push(sumChunks.join(""));
					const nextChunk = chunk.trimStart();
					sumChunks = [nextChunk];
					sumWidth = this.displayWidth(nextChunk);
				});
				wrappedLines.push(sumChunks.join(""));
			});
			return wrappedLines.join("\n");
		}
	};
	function stripColor(str) {
		return str.replace(/\x1b\[\d*(;\d*)*m/g, "");
	}
	exports.Help = Help;
	exports.stripColor = stripColor;
}));
// node_modules/commander/lib/option.js
var require_option = __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Option = class {
		constructor(flags, description) {
			this.flags = flags;
			this.description = description || "";
			this.required = flags.includes("<");
			this.optional = flags.includes("[");
			this.variadic = /\w\.\.\.[>\]]$/.test(flags);
			this.mandatory = false;
			const optionFlags = splitOptionFlags(flags);
			this.short = optionFlags.shortFlag;
			this.long = optionFlags.longFlag;
			this.negate = false;
			if (this.long) this.negate = this.long.startsWith("--no-");
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.presetArg = void 0;
			this.envVar = void 0;
			this.parseArg = void 0;
			this.hidden = false;
			this.argChoices = void 0;
			this.conflictsWith = [];
			this.implied = void 0;
			this.helpGroupHeading = void 0;
		}
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		preset(arg) {
			this.presetArg = arg;
			return this;
		}
		conflicts(names) {
			this.conflictsWith = this.conflictsWith.concat(names);
			return this;
		}
		implies(impliedOptionValues) {
			let newImplied = impliedOptionValues;
			if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
			this.implied = Object.assign(this.implied || {}, newImplied);
			return this;
		}
		env(name) {
			this.envVar = name;
			return this;
		}
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		makeOptionMandatory(mandatory = true) {
			this.mandatory = !!mandatory;
			return this;
		}
		hideHelp(hide = true) {
			this.hidden = !!hide;
			return this;
		}
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		name() {
			if (this.long) return this.long.replace(/^--/, "");
			return this.short.replace(/^-/, "");
		}
		attributeName() {
			if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
			return camelcase(this.name());
		}
		helpGroup(heading) {
			this.helpGroupHeading = heading;
			return this;
		}
		is(arg) {
			return this.short === arg || this.long === arg;
		}
		isBoolean() {
			return !this.required && !this.optional && !this.negate;
		}
	};
	var DualOptions = class {
		constructor(options) {
			this.positiveOptions = new Map();
			this.negativeOptions = new Map();
			this.dualOptions = new Set();
			options.forEach((option) => {
				if (option.negate) this.negativeOptions.set(option.attributeName(), option);
				else this.positiveOptions.set(option.attributeName(), option);
			});
			this.negativeOptions.forEach((value, key) => {
				if (this.positiveOptions.has(key)) this.dualOptions.add(key);
			});
		}
		valueFromOption(value, option) {
			const optionKey = option.attributeName();
			if (!this.dualOptions.has(optionKey)) return true;
			const preset = this.negativeOptions.get(optionKey).presetArg;
			const negativeValue = preset !== void 0 ? preset : false;
			return option.negate === (negativeValue === value);
		}
	};
	function camelcase(str) {
		return str.split("-").reduce((str, word) => {
			return str + word[0].toUpperCase() + word.slice(1);
		});
	}
	function splitOptionFlags(flags) {
		let shortFlag;
		let longFlag;
		const shortFlagExp = /^-[^-]$/;
		const longFlagExp = /^--[^-]/;
		const flagParts = flags.split(/[ |,]+/).concat("guard");
		if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
		if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (!shortFlag && longFlagExp.test(flagParts[0])) {
			shortFlag = longFlag;
			longFlag = flagParts.shift();
		}
		if (flagParts[0].startsWith("-")) {
			const unsupportedFlag = flagParts[0];
			const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
			if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
			if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
			if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
			throw new Error(`${baseError}
- unrecognised flag format`);
		}
		if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
		return {
			shortFlag,
			longFlag
		};
	}
	exports.Option = Option;
	exports.DualOptions = DualOptions;
}));
// node_modules/commander/lib/suggestSimilar.js
var require_suggestSimilar = __commonJSMin(((exports) => {
	const maxDistance = 3;
	function editDistance(a, b) {
		if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
		const d = [];
		for (let i = 0; i <= a.length; i++) d[i] = [i];
		for (let j = 0; j <= b.length; j++) d[0][j] = j;
		for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
			let cost = 1;
			if (a[i - 1] === b[j - 1]) cost = 0;
			else cost = 1;
			d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
		}
		return d[a.length][b.length];
	}
	function suggestSimilar(word, candidates) {
		if (!candidates || candidates.length === 0) return "";
		candidates = Array.from(new Set(candidates));
		const searchingOptions = word.startsWith("--");
		if (searchingOptions) {
			word = word.slice(2);
			candidates = candidates.map((candidate) => candidate.slice(2));
		}
		let similar = [];
		let bestDistance = maxDistance;
		const minSimilarity = .4;
		candidates.forEach((candidate) => {
			if (candidate.length <= 1) return;
			const distance = editDistance(word, candidate);
			const length = Math.max(word.length, candidate.length);
			if ((length - distance) / length > minSimilarity) {
				if (distance < bestDistance) {
					bestDistance = distance;
					similar = [candidate];
				} else if (distance === bestDistance) similar.push(candidate);
			}
		});
		similar.sort((a, b) => a.localeCompare(b));
		if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
		if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
		if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
		return "";
	}
	exports.suggestSimilar = suggestSimilar;
}));
// node_modules/commander/lib/command.js
var require_command = __commonJSMin(((exports) => {
	const EventEmitter = __require("node:events").EventEmitter;
	const childProcess = __require("node:child_process");
	const path = __require("node:path");
	const fs = __require("node:fs");
	const process = __require("node:process");
	const { Argument, humanReadableArgName } = require_argument();
	const { CommanderError } = require_error();
	const { Help, stripColor } = require_help();
	const { Option, DualOptions } = require_option();
	const { suggestSimilar } = require_suggestSimilar();
	var Command = class Command extends EventEmitter {
		constructor(name) {
			super();
			this.commands = [];
			this.options = [];
			this.parent = null;
			this._allowUnknownOption = false;
			this._allowExcessArguments = false;
			this.registeredArguments = [];
			this._args = this.registeredArguments;
			this.args = [];
			this.rawArgs = [];
			this.processedArgs = [];
			this._scriptPath = null;
			this._name = name || "";
			this._optionValues = {};
			this._optionValueSources = {};
			this._storeOptionsAsProperties = false;
			this._actionHandler = null;
			this._executableHandler = false;
			this._executableFile = null;
			this._executableDir = null;
			this._defaultCommandName = null;
			this._exitCallback = null;
			this._aliases = [];
			this._combineFlagAndOptionalValue = true;
			this._description = "";
			this._summary = "";
			this._argsDescription = void 0;
			this._enablePositionalOptions = false;
			this._passThroughOptions = false;
			this._lifeCycleHooks = {};
			this._showHelpAfterError = false;
			this._showSuggestionAfterError = true;
			this._savedState = null;
			this._outputConfiguration = {
				writeOut: (str) => process.stdout.write(str),
				writeErr: (str) => process.stderr.write(str),
				outputError: (str, write) => write(str),
				getOutHelpWidth: () => process.stdout.isTTY ? process.stdout.columns : void 0,
				getErrHelpWidth: () => process.stderr.isTTY ? process.stderr.columns : void 0,
				getOutHasColors: () => useColor() ?? (process.stdout.isTTY && process.stdout.hasColors?.()),
				getErrHasColors: () => useColor() ?? (process.stderr.isTTY && process.stderr.hasColors?.()),
				stripColor: (str) => stripColor(str)
			};
			this._hidden = false;
			this._helpOption = void 0;
			this._addImplicitHelpCommand = void 0;
			this._helpCommand = void 0;
			this._helpConfiguration = {};
			this._helpGroupHeading = void 0;
			this._defaultCommandGroup = void 0;
			this._defaultOptionGroup = void 0;
		}
		copyInheritedSettings(sourceCommand) {
			this._outputConfiguration = sourceCommand._outputConfiguration;
			this._helpOption = sourceCommand._helpOption;
			this._helpCommand = sourceCommand._helpCommand;
			this._helpConfiguration = sourceCommand._helpConfiguration;
			this._exitCallback = sourceCommand._exitCallback;
			this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
			this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
			this._allowExcessArguments = sourceCommand._allowExcessArguments;
			this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
			this._showHelpAfterError = sourceCommand._showHelpAfterError;
			this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
			return this;
		}
		_getCommandAndAncestors() {
			const result = [];
			for (let command = this; command; command = command.parent) result.push(command);
			return result;
		}
		command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
			let desc = actionOptsOrExecDesc;
			let opts = execOpts;
			if (typeof desc === "object" && desc !== null) {
				opts = desc;
				desc = null;
			}
			opts = opts || {};
			const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
			const cmd = this.createCommand(name);
			if (desc) {
				cmd.description(desc);
				cmd._executableHandler = true;
			}
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			cmd._hidden = !!(opts.noHelp || opts.hidden);
			cmd._executableFile = opts.executableFile || null;
			if (args) cmd.arguments(args);
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd.copyInheritedSettings(this);
			if (desc) return this;
			return cmd;
		}
		createCommand(name) {
			return new Command(name);
		}
		createHelp() {
			return Object.assign(new Help(), this.configureHelp());
		}
		configureHelp(configuration) {
			if (configuration === void 0) return this._helpConfiguration;
			this._helpConfiguration = configuration;
			return this;
		}
		configureOutput(configuration) {
			if (configuration === void 0) return this._outputConfiguration;
			this._outputConfiguration = {
				...this._outputConfiguration,
				...configuration
			};
			return this;
		}
		showHelpAfterError(displayHelp = true) {
			if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
			this._showHelpAfterError = displayHelp;
			return this;
		}
		showSuggestionAfterError(displaySuggestion = true) {
			this._showSuggestionAfterError = !!displaySuggestion;
			return this;
		}
		addCommand(cmd, opts) {
			if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
			opts = opts || {};
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			if (opts.noHelp || opts.hidden) cmd._hidden = true;
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd._checkForBrokenPassThrough();
			return this;
		}
		createArgument(name, description) {
			return new Argument(name, description);
		}
		argument(name, description, parseArg, defaultValue) {
			const argument = this.createArgument(name, description);
			if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
			else argument.default(parseArg);
			this.addArgument(argument);
			return this;
		}
		arguments(names) {
			names.trim().split(/ +/).forEach((detail) => {
				this.argument(detail);
			});
			return this;
		}
		addArgument(argument) {
			const previousArgument = this.registeredArguments.slice(-1)[0];
			if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
			if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
			this.registeredArguments.push(argument);
			return this;
		}
		helpCommand(enableOrNameAndArgs, description) {
			if (typeof enableOrNameAndArgs === "boolean") {
				this._addImplicitHelpCommand = enableOrNameAndArgs;
				if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
				return this;
			}
			const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
			const helpDescription = description ?? "display help for command";
			const helpCommand = this.createCommand(helpName);
			helpCommand.helpOption(false);
			if (helpArgs) helpCommand.arguments(helpArgs);
			if (helpDescription) helpCommand.description(helpDescription);
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
			return this;
		}
		addHelpCommand(helpCommand, deprecatedDescription) {
			if (typeof helpCommand !== "object") {
				this.helpCommand(helpCommand, deprecatedDescription);
				return this;
			}
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			this._initCommandGroup(helpCommand);
			return this;
		}
		_getHelpCommand() {
			if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
				if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
				return this._helpCommand;
			}
			return null;
		}
		hook(event, listener) {
			const allowedValues = [
				"preSubcommand",
				"preAction",
				"postAction"
			];
			if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
			if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
			else this._lifeCycleHooks[event] = [listener];
			return this;
		}
		exitOverride(fn) {
			if (fn) this._exitCallback = fn;
			else this._exitCallback = (err) => {
				if (err.code !== "commander.executeSubCommandAsync") throw err;
			};
			return this;
		}
		_exit(exitCode, code, message) {
			if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
			process.exit(exitCode);
		}
		action(fn) {
			const listener = (args) => {
				const expectedArgsCount = this.registeredArguments.length;
				const actionArgs = args.slice(0, expectedArgsCount);
				if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
				else actionArgs[expectedArgsCount] = this.opts();
				actionArgs.push(this);
				return fn.apply(this, actionArgs);
			};
			this._actionHandler = listener;
			return this;
		}
		createOption(flags, description) {
			return new Option(flags, description);
		}
		_callParseArg(target, value, previous, invalidArgumentMessage) {
			try {
				return target.parseArg(value, previous);
			} catch (err) {
				if (err.code === "commander.invalidArgument") {
					const message = `${invalidArgumentMessage} ${err.message}`;
					this.error(message, {
						exitCode: err.exitCode,
						code: err.code
					});
				}
				throw err;
			}
		}
		_registerOption(option) {
			const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
			if (matchingOption) {
				const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
				throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
			}
			this._initOptionGroup(option);
			this.options.push(option);
		}
		_registerCommand(command) {
			const knownBy = (cmd) => {
				return [cmd.name()].concat(cmd.aliases());
			};
			const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
			if (alreadyUsed) {
				const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
				const newCmd = knownBy(command).join("|");
				throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
			}
			this._initCommandGroup(command);
			this.commands.push(command);
		}
		addOption(option) {
			this._registerOption(option);
			const oname = option.name();
			const name = option.attributeName();
			if (option.negate) {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(name, option.defaultValue === void 0 ? true : option.defaultValue, "default");
			} else if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
			const handleOptionValue = (val, invalidValueMessage, valueSource) => {
				if (val == null && option.presetArg !== void 0) val = option.presetArg;
				const oldValue = this.getOptionValue(name);
				if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
				else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
				if (val == null) {
					if (option.negate) val = false;
					else if (option.isBoolean() || option.optional) val = true;
					else val = "";
				}
				this.setOptionValueWithSource(name, val, valueSource);
			};
			this.on("option:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "cli");
			});
			if (option.envVar) this.on("optionEnv:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "env");
			});
			return this;
		}
		_optionEx(config, flags, description, fn, defaultValue) {
			if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
			const option = this.createOption(flags, description);
			option.makeOptionMandatory(!!config.mandatory);
			if (typeof fn === "function") option.default(defaultValue).argParser(fn);
			else if (fn instanceof RegExp) {
				const regex = fn;
				fn = (val, def) => {
					const m = regex.exec(val);
					return m ? m[0] : def;
				};
				option.default(defaultValue).argParser(fn);
			} else option.default(fn);
			return this.addOption(option);
		}
		option(flags, description, parseArg, defaultValue) {
			return this._optionEx({}, flags, description, parseArg, defaultValue);
		}
		requiredOption(flags, description, parseArg, defaultValue) {
			return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
		}
		combineFlagAndOptionalValue(combine = true) {
			this._combineFlagAndOptionalValue = !!combine;
			return this;
		}
		allowUnknownOption(allowUnknown = true) {
			this._allowUnknownOption = !!allowUnknown;
			return this;
		}
		allowExcessArguments(allowExcess = true) {
			this._allowExcessArguments = !!allowExcess;
			return this;
		}
		enablePositionalOptions(positional = true) {
			this._enablePositionalOptions = !!positional;
			return this;
		}
		passThroughOptions(passThrough = true) {
			this._passThroughOptions = !!passThrough;
			this._checkForBrokenPassThrough();
			return this;
		}
		_checkForBrokenPassThrough() {
			if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
		}
		storeOptionsAsProperties(storeAsProperties = true) {
			if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
			if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
			this._storeOptionsAsProperties = !!storeAsProperties;
			return this;
		}
		getOptionValue(key) {
			if (this._storeOptionsAsProperties) return this[key];
			return this._optionValues[key];
		}
		setOptionValue(key, value) {
			return this.setOptionValueWithSource(key, value, void 0);
		}
		setOptionValueWithSource(key, value, source) {
			if (this._storeOptionsAsProperties) this[key] = value;
			else this._optionValues[key] = value;
			this._optionValueSources[key] = source;
			return this;
		}
		getOptionValueSource(key) {
			return this._optionValueSources[key];
		}
		getOptionValueSourceWithGlobals(key) {
			let source;
			this._getCommandAndAncestors().forEach((cmd) => {
				if (cmd.getOptionValueSource(key) !== void 0) source = cmd.getOptionValueSource(key);
			});
			return source;
		}
		_prepareUserArgs(argv, parseOptions) {
			if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
			parseOptions = parseOptions || {};
			if (argv === void 0 && parseOptions.from === void 0) {
				if (process.versions?.electron) parseOptions.from = "electron";
				const execArgv = process.execArgv ?? [];
				if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
			}
			if (argv === void 0) argv = process.argv;
			this.rawArgs = argv.slice();
			let userArgs;
			switch (parseOptions.from) {
				case void 0:
				case "node":
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
					break;
				case "electron":
					if (process.defaultApp) {
						this._scriptPath = argv[1];
						userArgs = argv.slice(2);
					} else userArgs = argv.slice(1);
					break;
				case "user":
					userArgs = argv.slice(0);
					break;
				case "eval":
					userArgs = argv.slice(1);
					break;
				default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
			}
			if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
			this._name = this._name || "program";
			return userArgs;
		}
		parse(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			this._parseCommand([], userArgs);
			return this;
		}
		async parseAsync(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			await this._parseCommand([], userArgs);
			return this;
		}
		_prepareForParse() {
			if (this._savedState === null) this.saveStateBeforeParse();
			else this.restoreStateBeforeParse();
		}
		saveStateBeforeParse() {
			this._savedState = {
				_name: this._name,
				_optionValues: { ...this._optionValues },
				_optionValueSources: { ...this._optionValueSources }
			};
		}
		restoreStateBeforeParse() {
			if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
			this._name = this._savedState._name;
			this._scriptPath = null;
			this.rawArgs = [];
			this._optionValues = { ...this._savedState._optionValues };
			this._optionValueSources = { ...this._savedState._optionValueSources };
			this.args = [];
			this.processedArgs = [];
		}
		_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
			if (fs.existsSync(executableFile)) return;
			const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
			throw new Error(executableMissing);
		}
		_executeSubCommand(subcommand, args) {
			args = args.slice();
			let launchWithNode = false;
			const sourceExt = [
				".js",
				".ts",
				".tsx",
				".mjs",
				".cjs"
			];
			function findFile(baseDir, baseName) {
				const localBin = path.resolve(baseDir, baseName);
				if (fs.existsSync(localBin)) return localBin;
				if (sourceExt.includes(path.extname(baseName))) return void 0;
				const foundExt = sourceExt.find((ext) => fs.existsSync(`${localBin}${ext}`));
				if (foundExt) return `${localBin}${foundExt}`;
			}
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
			let executableDir = this._executableDir || "";
			if (this._scriptPath) {
				let resolvedScriptPath;
				try {
					resolvedScriptPath = fs.realpathSync(this._scriptPath);
				} catch {
					resolvedScriptPath = this._scriptPath;
				}
				executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
			}
			if (executableDir) {
				let localFile = findFile(executableDir, executableFile);
				if (!localFile && !subcommand._executableFile && this._scriptPath) {
					const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
					if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
				}
				executableFile = localFile || executableFile;
			}
			launchWithNode = sourceExt.includes(path.extname(executableFile));
			let proc;
			if (process.platform !== "win32") {
				if (launchWithNode) {
					args.unshift(executableFile);
					args = incrementNodeInspectorPort(process.execArgv).concat(args);
					proc = childProcess.spawn(process.argv[0], args, { stdio: "inherit" });
				} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
			} else {
				this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(process.execArgv).concat(args);
				proc = childProcess.spawn(process.execPath, args, { stdio: "inherit" });
			}
			if (!proc.killed) [
				"SIGUSR1",
				"SIGUSR2",
				"SIGTERM",
				"SIGINT",
				"SIGHUP"
			].forEach((signal) => {
				process.on(signal, () => {
					if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
				});
			});
			const exitCallback = this._exitCallback;
			proc.on("close", (code) => {
				code = code ?? 1;
				if (!exitCallback) process.exit(code);
				else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
			});
			proc.on("error", (err) => {
				if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
				if (!exitCallback) process.exit(1);
				else {
					const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
					wrappedError.nestedError = err;
					exitCallback(wrappedError);
				}
			});
			this.runningCommand = proc;
		}
		_dispatchSubcommand(commandName, operands, unknown) {
			const subCommand = this._findCommand(commandName);
			if (!subCommand) this.help({ error: true });
			subCommand._prepareForParse();
			let promiseChain;
			promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
			promiseChain = this._chainOrCall(promiseChain, () => {
				if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
				else return subCommand._parseCommand(operands, unknown);
			});
			return promiseChain;
		}
		_dispatchHelpCommand(subcommandName) {
			if (!subcommandName) this.help();
			const subCommand = this._findCommand(subcommandName);
			if (subCommand && !subCommand._executableHandler) subCommand.help();
			return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
		}
		_checkNumberOfArguments() {
			this.registeredArguments.forEach((arg, i) => {
				if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
			});
			if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
			if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
		}
		_processArguments() {
			const myParseArg = (argument, value, previous) => {
				let parsedValue = value;
				if (value !== null && argument.parseArg) {
					const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
					parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
				}
				return parsedValue;
			};
			this._checkNumberOfArguments();
			const processedArgs = [];
			this.registeredArguments.forEach((declaredArg, index) => {
				let value = declaredArg.defaultValue;
				if (declaredArg.variadic) {
					if (index < this.args.length) {
						value = this.args.slice(index);
						if (declaredArg.parseArg) value = value.reduce((processed, v) => {
							return myParseArg(declaredArg, v, processed);
						}, declaredArg.defaultValue);
					} else if (value === void 0) value = [];
				} else if (index < this.args.length) {
					value = this.args[index];
					if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
				}
				processedArgs[index] = value;
			});
			this.processedArgs = processedArgs;
		}
		_chainOrCall(promise, fn) {
			if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
			return fn();
		}
		_chainOrCallHooks(promise, event) {
			let result = promise;
			const hooks = [];
			this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
				hookedCommand._lifeCycleHooks[event].forEach((callback) => {
					hooks.push({
						hookedCommand,
						callback
					});
				});
			});
			if (event === "postAction") hooks.reverse();
			hooks.forEach((hookDetail) => {
				result = this._chainOrCall(result, () => {
					return hookDetail.callback(hookDetail.hookedCommand, this);
				});
			});
			return result;
		}
		_chainOrCallSubCommandHook(promise, subCommand, event) {
			let result = promise;
			if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
				result = this._chainOrCall(result, () => {
					return hook(this, subCommand);
				});
			});
			return result;
		}
		_parseCommand(operands, unknown) {
			const parsed = this.parseOptions(unknown);
			this._parseOptionsEnv();
			this._parseOptionsImplied();
			operands = operands.concat(parsed.operands);
			unknown = parsed.unknown;
			this.args = operands.concat(unknown);
			if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
			if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
			if (this._defaultCommandName) {
				this._outputHelpIfRequested(unknown);
				return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
			}
			if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
			this._outputHelpIfRequested(parsed.unknown);
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			const checkForUnknownOptions = () => {
				if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
			};
			const commandEvent = `command:${this.name()}`;
			if (this._actionHandler) {
				checkForUnknownOptions();
				this._processArguments();
				let promiseChain;
				promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
				promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
				if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
					this.parent.emit(commandEvent, operands, unknown);
				});
				promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
				return promiseChain;
			}
			if (this.parent?.listenerCount(commandEvent)) {
				checkForUnknownOptions();
				this._processArguments();
				this.parent.emit(commandEvent, operands, unknown);
			} else if (operands.length) {
				if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
				if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
				else if (this.commands.length) this.unknownCommand();
				else {
					checkForUnknownOptions();
					this._processArguments();
				}
			} else if (this.commands.length) {
				checkForUnknownOptions();
				this.help({ error: true });
			} else {
				checkForUnknownOptions();
				this._processArguments();
			}
		}
		_findCommand(name) {
			if (!name) return void 0;
			return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
		}
		_findOption(arg) {
			return this.options.find((option) => option.is(arg));
		}
		_checkForMissingMandatoryOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd.options.forEach((anOption) => {
					if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
				});
			});
		}
		_checkForConflictingLocalOptions() {
			const definedNonDefaultOptions = this.options.filter((option) => {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0) return false;
				return this.getOptionValueSource(optionKey) !== "default";
			});
			definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
				const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
				if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
			});
		}
		_checkForConflictingOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd._checkForConflictingLocalOptions();
			});
		}
		parseOptions(args) {
			const operands = [];
			const unknown = [];
			let dest = operands;
			function maybeOption(arg) {
				return arg.length > 1 && arg[0] === "-";
			}
			const negativeNumberArg = (arg) => {
				if (!/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg)) return false;
				return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
			};
			let activeVariadicOption = null;
			let activeGroup = null;
			let i = 0;
			while (i < args.length || activeGroup) {
				const arg = activeGroup ?? args[i++];
				activeGroup = null;
				if (arg === "--") {
					if (dest === unknown) dest.push(arg);
					dest.push(...args.slice(i));
					break;
				}
				if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
					this.emit(`option:${activeVariadicOption.name()}`, arg);
					continue;
				}
				activeVariadicOption = null;
				if (maybeOption(arg)) {
					const option = this._findOption(arg);
					if (option) {
						if (option.required) {
							const value = args[i++];
							if (value === void 0) this.optionMissingArgument(option);
							this.emit(`option:${option.name()}`, value);
						} else if (option.optional) {
							let value = null;
							if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
							this.emit(`option:${option.name()}`, value);
						} else this.emit(`option:${option.name()}`);
						activeVariadicOption = option.variadic ? option : null;
						continue;
					}
				}
				if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
					const option = this._findOption(`-${arg[1]}`);
					if (option) {
						if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
						else {
							this.emit(`option:${option.name()}`);
							activeGroup = `-${arg.slice(2)}`;
						}
						continue;
					}
				}
				if (/^--[^=]+=/.test(arg)) {
					const index = arg.indexOf("=");
					const option = this._findOption(arg.slice(0, index));
					if (option && (option.required || option.optional)) {
						this.emit(`option:${option.name()}`, arg.slice(index + 1));
						continue;
					}
				}
				if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
				if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
					if (this._findCommand(arg)) {
						operands.push(arg);
						unknown.push(...args.slice(i));
						break;
					} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
						operands.push(arg, ...args.slice(i));
						break;
					} else if (this._defaultCommandName) {
						unknown.push(arg, ...args.slice(i));
						break;
					}
				}
				if (this._passThroughOptions) {
					dest.push(arg, ...args.slice(i));
					break;
				}
				dest.push(arg);
			}
			return {
				operands,
				unknown
			};
		}
		opts() {
			if (this._storeOptionsAsProperties) {
				const result = {};
				const len = this.options.length;
				for (let i = 0; i < len; i++) {
					const key = this.options[i].attributeName();
					result[key] = key === this._versionOptionName ? this._version : this[key];
				}
				return result;
			}
			return this._optionValues;
		}
		optsWithGlobals() {
			return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
		}
		error(message, errorOptions) {
			this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
			if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
			else if (this._showHelpAfterError) {
				this._outputConfiguration.writeErr("\n");
				this.outputHelp({ error: true });
			}
			const config = errorOptions || {};
			const exitCode = config.exitCode || 1;
			const code = config.code || "commander.error";
			this._exit(exitCode, code, message);
		}
		_parseOptionsEnv() {
			this.options.forEach((option) => {
				if (option.envVar && option.envVar in process.env) {
					const optionKey = option.attributeName();
					if (this.getOptionValue(optionKey) === void 0 || [
						"default",
						"config",
						"env"
					].includes(this.getOptionValueSource(optionKey))) {
						if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, process.env[option.envVar]);
						else this.emit(`optionEnv:${option.name()}`);
					}
				}
			});
		}
		_parseOptionsImplied() {
			const dualHelper = new DualOptions(this.options);
			const hasCustomOptionValue = (optionKey) => {
				return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
			};
			this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
				Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
					this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
				});
			});
		}
		missingArgument(name) {
			const message = `error: missing required argument '${name}'`;
			this.error(message, { code: "commander.missingArgument" });
		}
		optionMissingArgument(option) {
			const message = `error: option '${option.flags}' argument missing`;
			this.error(message, { code: "commander.optionMissingArgument" });
		}
		missingMandatoryOptionValue(option) {
			const message = `error: required option '${option.flags}' not specified`;
			this.error(message, { code: "commander.missingMandatoryOptionValue" });
		}
		_conflictingOption(option, conflictingOption) {
			const findBestOptionFromValue = (option) => {
				const optionKey = option.attributeName();
				const optionValue = this.getOptionValue(optionKey);
				const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
				const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
				if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
				return positiveOption || option;
			};
			const getErrorMessage = (option) => {
				const bestOption = findBestOptionFromValue(option);
				const optionKey = bestOption.attributeName();
				if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
				return `option '${bestOption.flags}'`;
			};
			const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
			this.error(message, { code: "commander.conflictingOption" });
		}
		unknownOption(flag) {
			if (this._allowUnknownOption) return;
			let suggestion = "";
			if (flag.startsWith("--") && this._showSuggestionAfterError) {
				let candidateFlags = [];
				let command = this;
				do {
					const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
					candidateFlags = candidateFlags.concat(moreFlags);
					command = command.parent;
				} while (command && !command._enablePositionalOptions);
				suggestion = suggestSimilar(flag, candidateFlags);
			}
			const message = `error: unknown option '${flag}'${suggestion}`;
			this.error(message, { code: "commander.unknownOption" });
		}
		_excessArguments(receivedArgs) {
			if (this._allowExcessArguments) return;
			const expected = this.registeredArguments.length;
			const s = expected === 1 ? "" : "s";
			const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
			this.error(message, { code: "commander.excessArguments" });
		}
		unknownCommand() {
			const unknownName = this.args[0];
			let suggestion = "";
			if (this._showSuggestionAfterError) {
				const candidateNames = [];
				this.createHelp().visibleCommands(this).forEach((command) => {
					candidateNames.push(command.name());
					if (command.alias()) candidateNames.push(command.alias());
				});
				suggestion = suggestSimilar(unknownName, candidateNames);
			}
			const message = `error: unknown command '${unknownName}'${suggestion}`;
			this.error(message, { code: "commander.unknownCommand" });
		}
		version(str, flags, description) {
			if (str === void 0) return this._version;
			this._version = str;
			flags = flags || "-V, --version";
			description = description || "output the version number";
			const versionOption = this.createOption(flags, description);
			this._versionOptionName = versionOption.attributeName();
			this._registerOption(versionOption);
			this.on("option:" + versionOption.name(), () => {
				this._outputConfiguration.writeOut(`${str}\n`);
				this._exit(0, "commander.version", str);
			});
			return this;
		}
		description(str, argsDescription) {
			if (str === void 0 && argsDescription === void 0) return this._description;
			this._description = str;
			if (argsDescription) this._argsDescription = argsDescription;
			return this;
		}
		summary(str) {
			if (str === void 0) return this._summary;
			this._summary = str;
			return this;
		}
		alias(alias) {
			if (alias === void 0) return this._aliases[0];
			let command = this;
			if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
			if (alias === command._name) throw new Error("Command alias can't be the same as its name");
			const matchingCommand = this.parent?._findCommand(alias);
			if (matchingCommand) {
				const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
				throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
			}
			command._aliases.push(alias);
			return this;
		}
		aliases(aliases) {
			if (aliases === void 0) return this._aliases;
			aliases.forEach((alias) => this.alias(alias));
			return this;
		}
		usage(str) {
			if (str === void 0) {
				if (this._usage) return this._usage;
				const args = this.registeredArguments.map((arg) => {
					return humanReadableArgName(arg);
				});
				return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
			}
			this._usage = str;
			return this;
		}
		name(str) {
			if (str === void 0) return this._name;
			this._name = str;
			return this;
		}
		helpGroup(heading) {
			if (heading === void 0) return this._helpGroupHeading ?? "";
			this._helpGroupHeading = heading;
			return this;
		}
		commandsGroup(heading) {
			if (heading === void 0) return this._defaultCommandGroup ?? "";
			this._defaultCommandGroup = heading;
			return this;
		}
		optionsGroup(heading) {
			if (heading === void 0) return this._defaultOptionGroup ?? "";
			this._defaultOptionGroup = heading;
			return this;
		}
		_initOptionGroup(option) {
			if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
		}
		_initCommandGroup(cmd) {
			if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
		}
		nameFromFilename(filename) {
			this._name = path.basename(filename, path.extname(filename));
			return this;
		}
		executableDir(path) {
			if (path === void 0) return this._executableDir;
			this._executableDir = path;
			return this;
		}
		helpInformation(contextOptions) {
			const helper = this.createHelp();
			const context = this._getOutputContext(contextOptions);
			helper.prepareContext({
				error: context.error,
				helpWidth: context.helpWidth,
				outputHasColors: context.hasColors
			});
			const text = helper.formatHelp(this, helper);
			if (context.hasColors) return text;
			return this._outputConfiguration.stripColor(text);
		}
		_getOutputContext(contextOptions) {
			contextOptions = contextOptions || {};
			const error = !!contextOptions.error;
			let baseWrite;
			let hasColors;
			let helpWidth;
			if (error) {
				baseWrite = (str) => this._outputConfiguration.writeErr(str);
				hasColors = this._outputConfiguration.getErrHasColors();
				helpWidth = this._outputConfiguration.getErrHelpWidth();
			} else {
				baseWrite = (str) => this._outputConfiguration.writeOut(str);
				hasColors = this._outputConfiguration.getOutHasColors();
				helpWidth = this._outputConfiguration.getOutHelpWidth();
			}
			const write = (str) => {
				if (!hasColors) str = this._outputConfiguration.stripColor(str);
				return baseWrite(str);
			};
			return {
				error,
				write,
				hasColors,
				helpWidth
			};
		}
		outputHelp(contextOptions) {
			let deprecatedCallback;
			if (typeof contextOptions === "function") {
				deprecatedCallback = contextOptions;
				contextOptions = void 0;
			}
			const outputContext = this._getOutputContext(contextOptions);
			const eventContext = {
				error: outputContext.error,
				write: outputContext.write,
				command: this
			};
			this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
			this.emit("beforeHelp", eventContext);
			let helpInformation = this.helpInformation({ error: outputContext.error });
			if (deprecatedCallback) {
				helpInformation = deprecatedCallback(helpInformation);
				if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
			}
			outputContext.write(helpInformation);
			if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
			this.emit("afterHelp", eventContext);
			this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
		}
		helpOption(flags, description) {
			if (typeof flags === "boolean") {
				if (flags) {
					if (this._helpOption === null) this._helpOption = void 0;
					if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
				} else this._helpOption = null;
				return this;
			}
			this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
			if (flags || description) this._initOptionGroup(this._helpOption);
			return this;
		}
		_getHelpOption() {
			if (this._helpOption === void 0) this.helpOption(void 0, void 0);
			return this._helpOption;
		}
		addHelpOption(option) {
			this._helpOption = option;
			this._initOptionGroup(option);
			return this;
		}
		help(contextOptions) {
			this.outputHelp(contextOptions);
			let exitCode = Number(process.exitCode ?? 0);
			if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
			this._exit(exitCode, "commander.help", "(outputHelp)");
		}
		addHelpText(position, text) {
			const allowedValues = [
				"beforeAll",
				"before",
				"after",
				"afterAll"
			];
			if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
			const helpEvent = `${position}Help`;
			this.on(helpEvent, (context) => {
				let helpStr;
				if (typeof text === "function") helpStr = text({
					error: context.error,
					command: context.command
				});
				else helpStr = text;
				if (helpStr) context.write(`${helpStr}\n`);
			});
			return this;
		}
		_outputHelpIfRequested(args) {
			const helpOption = this._getHelpOption();
			if (helpOption && args.find((arg) => helpOption.is(arg))) {
				this.outputHelp();
				this._exit(0, "commander.helpDisplayed", "(outputHelp)");
			}
		}
	};
	function incrementNodeInspectorPort(args) {
		return args.map((arg) => {
			if (!arg.startsWith("--inspect")) return arg;
			let debugOption;
			let debugHost = "127.0.0.1";
			let debugPort = "9229";
			let match;
			if ((match = arg.match(/^(--inspect(-brk)?)$/)) !== null) debugOption = match[1];
			else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null) {
				debugOption = match[1];
				if (/^\d+$/.test(match[3])) debugPort = match[3];
				else debugHost = match[3];
			} else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null) {
				debugOption = match[1];
				debugHost = match[3];
				debugPort = match[4];
			}
			if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
			return arg;
		});
	}
	function useColor() {
		if (process.env.NO_COLOR || process.env.FORCE_COLOR === "0" || process.env.FORCE_COLOR === "false") return false;
		if (process.env.FORCE_COLOR || process.env.CLICOLOR_FORCE !== void 0) return true;
	}
	exports.Command = Command;
	exports.useColor = useColor;
}));
const { program, createCommand, createArgument, createOption, CommanderError, InvalidArgumentError, InvalidOptionArgumentError, Command, Argument, Option, Help } = __toESM(__commonJSMin(((exports) => {
	const { Argument } = require_argument();
	const { Command } = require_command();
	const { CommanderError, InvalidArgumentError } = require_error();
	const { Help } = require_help();
	const { Option } = require_option();
	exports.program = new Command();
	exports.createCommand = (name) => new Command(name);
	exports.createOption = (flags, description) => new Option(flags, description);
	exports.createArgument = (name, description) => new Argument(name, description);
	exports.Command = Command;
	exports.Option = Option;
	exports.Argument = Argument;
	exports.Help = Help;
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
	exports.InvalidOptionArgumentError = InvalidArgumentError;
}))(), 1).default;
// src/errors.ts
var UserError;
var init_errors = __esmMin((() => {
	UserError = class extends Error {
		hint;
		exitCode;
		constructor(message, options = {}) {
			super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
			this.name = "UserError";
			this.hint = options.hint;
			this.exitCode = options.exitCode ?? 2;
		}
	};
}));
// src/report/visible.ts
function visibleEscape(character) {
	return shortEscapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function replaceActive(text, replacement) {
	return (beyondAscii.test(text) ? text.replace(hiddenCharacters, replacement) : text).replace(runnerCommands, replacement);
}
function visible(text) {
	return replaceActive(text, visibleEscape);
}
function visibleCharacters(text) {
	const commands = new Set(Array.from(text.matchAll(runnerCommands), ({ index }) => index));
	let offset = 0;
	return Array.from(text, (character) => {
		const shown = commands.has(offset) ? visibleEscape(character) : character.replace(hiddenCharacters, visibleEscape);
		offset += character.length;
		return {
			character,
			shown
		};
	});
}
var hiddenCharacters, shortEscapes, runnerCommands, beyondAscii;
var init_visible = __esmMin((() => {
	hiddenCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/gu;
	shortEscapes = {
		"\n": "\\n",
		"\r": "\\r",
		"	": "\\t"
	};
	runnerCommands = /(?<=^| ):(?=:)|#(?=#\w*\[)/g;
	beyondAscii = /[^\x20-\x7e]/;
}));
// src/discriminat/text.ts
function escapeCharacter(character) {
	if (character === "\"" || character === "\\") return `\\${character}`;
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function quote(text) {
	const shown = text.length > longestQuote ? text.slice(0, longestQuote) : text;
	return `"${shown.replace(unprintable, escapeCharacter)}${shown === text ? "" : "…"}"`;
}
var longestQuote, unprintable;
var init_text = __esmMin((() => {
	longestQuote = 100;
	unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}|["\\]/gu;
}));
// src/discriminat/words.ts
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}
function quotedList(texts, conjunction = "and") {
	return wordList(texts.map(quote), conjunction);
}
function wordList(words, conjunction = "and") {
	const last = words.at(-1);
	return words.length < 2 ? `${last ?? ""}` : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
function inDays(days) {
	if (days === 0) return "today";
	return days === 1 ? "tomorrow" : `in ${days} days`;
}
var init_words$1 = __esmMin((() => {
	init_text();
}));
// src/report/report.ts
init_errors();
init_visible();
init_words$1();
const formatNames = [
	"pretty",
	"json",
	"sarif",
	"junit",
	"github",
	"markdown"
];
const outputNames = [...formatNames, "ics"];
// src/commands/global-options.ts
const failOnLevels = [
	"error",
	"warning",
	"info",
	"never"
];
const globalOptionSpecs = {
	policies: {
		flags: "--policies <dir>",
		description: "the policy tree (default: \"policies\")",
		complete: "directory"
	},
	format: {
		flags: "--format <name[:file]>",
		description: `${outputNames.join(", ")}; repeatable, with a file each but for one (default: "pretty")`,
		choices: outputNames
	},
	failOn: {
		flags: "--fail-on <severity>",
		description: "the least severity that makes the exit code 1: error, warning, info, never (default: \"error\")",
		choices: failOnLevels
	},
	asOf: {
		flags: "--as-of <date>",
		description: "judge dates as of this day, YYYY-MM-DD (default: today, UTC)"
	},
	quiet: {
		flags: "--quiet",
		description: "only findings and errors: no progress, no summary"
	},
	debug: {
		flags: "--debug",
		description: "say on standard error what is done, and stacks of errors"
	}
};
function readOutput(text, before = []) {
	const colon = text.indexOf(":");
	const name = colon === -1 ? text : text.slice(0, colon);
	const file = colon === -1 ? void 0 : text.slice(colon + 1);
	const format = outputNames.find((known) => known === name);
	if (format === void 0) throw new InvalidArgumentError(`Formats are ${outputNames.join(", ")}.`);
	if (file === "") throw new InvalidArgumentError(`Name a file after "${name}:".`);
	return [...before, {
		format,
		file
	}];
}
function readFailOn(text) {
	const level = failOnLevels.find((known) => known === text);
	if (level === void 0) throw new InvalidArgumentError(`Severities are ${failOnLevels.join(", ")}.`);
	return level;
}
function requireFormats({ name, formats = formatNames }, { outputs }) {
	const unknown = outputs.find(({ format }) => !formats.includes(format));
	if (unknown === void 0) return;
	throw new UserError(`${name} has no format "${unknown.format}"`, { hint: `Its formats are ${wordList(formats)}.` });
}
function readDate(text) {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError("Write a day of the calendar as YYYY-MM-DD.");
	return text;
}
function globalOptions(parsed, today) {
	const given = parsed;
	const outputs = given.format ?? [{
		format: "pretty",
		file: void 0
	}];
	const targets = outputs.map(({ file }) => file && normalize(file));
	const repeated = targets.find((target, index) => targets.indexOf(target) !== index);
	if (new Set(targets).size < targets.length) throw new UserError(repeated === void 0 ? "two formats for standard output" : `two formats for the file ${repeated}`, { hint: "Send all but one to a file of its own: --format pretty --format sarif:lint.sarif" });
	return {
		policies: given.policies ?? "policies",
		outputs,
		failOn: given.failOn ?? "error",
		asOf: given.asOf ?? today,
		quiet: given.quiet ?? false,
		debug: given.debug ?? false
	};
}
// src/commands/program.ts
const helpWidth = 100;
function option({ flags, description, choices }) {
	const made = new Option(flags, description);
	return choices === void 0 ? made : made.choices(choices);
}
const inert = (text) => `${text.trimEnd().split("\n").map(visible).join("\n")}\n`;
function footer({ formats, examples }) {
	return [
		...formats === void 0 ? [] : ["", `Formats: ${formats.join(", ")}`],
		"",
		"Examples:",
		...examples.map(({ line, does }) => `  # ${does}\n  discriminat-policy ${line}`)
	].join("\n");
}
function addCommand(program, command, options) {
	const { spec } = command;
	const sub = program.command(spec.name).summary(spec.summary);
	sub.description(spec.details === void 0 ? `${spec.summary}.` : `${spec.summary}.\n\n${spec.details}`);
	for (const { name, description } of spec.arguments) sub.addArgument(new Argument(name, description));
	for (const own of spec.options) sub.addOption(option(own));
	sub.addHelpText("after", footer(spec));
	sub.action(async () => {
		const global = globalOptions(program.opts(), options.today);
		requireFormats(spec, global);
		await options.run(command, {
			args: sub.processedArgs.flat().filter((argument) => typeof argument === "string"),
			options: sub.opts(),
			global
		});
	});
}
function subcommandTerm(command) {
	const names = command.registeredArguments.map((argument) => {
		const name = argument.variadic ? `${argument.name()}...` : argument.name();
		return argument.required ? `<${name}>` : `[${name}]`;
	});
	return [command.name(), ...names].join(" ");
}
function makeProgram(commands, options) {
	const program$1 = program.createCommand("discriminat-policy");
	program$1.description("Egress allowlists as code for the DiscrimiNAT firewall on AWS.").usage("<command> [options]").version(options.version, "-V, --version", "the version; with --verbose also the Public Suffix List's and Node's").helpOption("-h, --help", "this help; <command> --help for a command's own").helpCommand("help [command]", "Show the help of a command").configureHelp({
		helpWidth,
		showGlobalOptions: true,
		subcommandTerm
	}).configureOutput({
		writeOut: options.out,
		writeErr: options.err,
		outputError: (text, write) => write(inert(text))
	}).exitOverride().showSuggestionAfterError().showHelpAfterError("hint: Add --help for the commands and options.");
	const { policies, format, failOn, asOf, quiet, debug } = globalOptionSpecs;
	program$1.addOption(option(policies)).addOption(new Option(format.flags, format.description).argParser(readOutput)).addOption(new Option(failOn.flags, failOn.description).argParser(readFailOn)).addOption(new Option(asOf.flags, asOf.description).argParser(readDate)).addOption(option(quiet)).addOption(option(debug));
	for (const command of commands) addCommand(program$1, command, options);
	program$1.addHelpText("after", "\nExit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage, settings or unreadable input;\n3 environment or internal failure.");
	return program$1;
}
// src/discriminat/generated/public-suffix-list.ts
var publicSuffixListDate, publicSuffixListText;
var init_public_suffix_list$1 = __esmMin((() => {
	publicSuffixListDate = "2026-11-19";
	publicSuffixListText = `
aaa
aarp
abb
abbott
abbvie
abc
able
abogado
abudhabi
ac(com,~drr,edu,~feedback,~forms,gov,mil,net,org,~sch)
academy(~official)
accenture
accountant
accountants
aco
actor
ad
ads
adult
ae(ac,co,gov,mil,net,org,sch)
aeg
aero(accident-investigation,accident-prevention,aerobatic,aeroclub,aerodrome,agents,air-surveillance,air-traffic-control,aircraft,airline,airport,airtraffic,ambulance,association,author,ballooning,broker,caa,cargo,catering,certification,championship,charter,civilaviation,club,conference,consultant,consulting,control,council,crew,design,dgca,educator,emergency,engine,engineer,entertainment,equipment,exchange,express,federation,flight,freight,fuel,gliding,government,groundhandling,group,hanggliding,homebuilt,insurance,journal,journalist,leasing,logistics,magazine,maintenance,marketplace,media,microlight,modelling,navigation,parachuting,paragliding,passenger-association,pilot,press,production,recreation,repbody,res,research,rotorcraft,safety,scientist,services,show,skydiving,software,student,taxi,trader,trading,trainer,union,workinggroup,works)
aetna
af(com,edu,gov,net,org)
afl
africa
ag(co,com,net,nom,~obj,org)
agakhan
agency
ai(com,/devs(~apps),~framer,~kiloapps,net,off,org,~uwu)
aig
airbus
airforce
airtel
akdn
al(com,edu,gov,mil,net,org)
alibaba
alipay
allfinanz
allstate
ally
alsace
alstom
am(~2na(~*),co,com,commune,net,org,~radio)
amazon
americanexpress
americanfamily
amex
amfam
amica
amsterdam
analytics
android
anquan
anz
ao(co,ed,edu,gov,gv,it,og,org,pb)
aol
apartments
app(~agilevibes,~aiven,~base44,~beget(~*),~botdash,~brave(~s(~*)),~claude,~clerk,~clerkstage,~cloudflare,~cloudzyro,~codepen,~convex,~corespeed,~crbts,~csb(~preview),~developer(~*),~e2b,~easypanel,~edgecompute,~encr(~frontend),/evervault(~relay),~expo(~on,~staging(~on)),~fastedge,~flutterflow,~framer,~gadget,~github,~glideos,~hackclub,~hasura,~hosted(~*),~leapcell,~loginline,~lovable(~auth),~luyani,~magicpatterns,~medusajs,~messerli,~miren,~mocha,~modelence(~cloud,~sandbox),~netlify,~ngrok,~ngrok-free,~noop,~northflank(~*),~nyat,~on-fleek,~ondigitalocean,~onhercules,~pplx,~puter,/railway(~up),~replit(~id),~retool,~rocketpreview,~run(~*,~mtls(~*)),~shiptoday,~sliplane,~snowflake(~*,~privatelink(~*)),~spawnbase,~sprites,~streamlit,~telebit,~typedream,~upsun(~*),~vercel,~wal,~wasmer,~web,~windsurf,~wnext,~zeabur,~zerops(~*))
apple(~int(~cloud(~*,~r(~*,~ap-north-1(~*),~ap-south-1(~*),~ap-south-2(~*),~eu-central-1(~*),~eu-north-1(~*),~us-central-1(~*),~us-central-2(~*),~us-east-1(~*),~us-east-2(~*),~us-west-1(~*),~us-west-2(~*),~us-west-3(~*)))))
aq
aquarelle
ar(bet,com,coop,edu,gob,gov,int,mil,musica,mutual,net,org,seg,senasa,tur)
arab
aramco
archi
army(~dns,~v6)
arpa(e164,home,in-addr,ip6,iris,uri,urn)
art
arte
as(gov)
asda
asia(~cloudns,~daemon,~dix)
associates
at(~123webseite,~12hp,~2ix,~4,~4lima,ac(sth),co,~dnshome,/funkfeuer(~wien),~futurecms(~*,~ex(~*),~in(~*)),~futurehosting,~futuremailing,gv,~lima-city,~my,~myspreadshop,or,/ortsinfo(~ex(~*),~kunden(~*)),~priv)
athleta
attorney
au(act,asn,com(/cloudlets(~mel),~myspreadshop),conf,edu(act,catholic,nsw,nt,qld,sa,tas,vic,wa),gov(qld,sa,tas,vic,wa),id,net,nsw,nt,org,oz,qld,sa,tas,vic,wa)
auction
audi
audible
audio
auspost
author
auto
autos
aw(com)
aws(/on(/af-south-1(~airflow(~*),~lambda-url,~transfer-webapp),/ap-east-1(~airflow(~*),~lambda-url,~transfer-webapp),/ap-east-2(~transfer-webapp),/ap-northeast-1(~airflow(~*),~lambda-url,~transfer-webapp),/ap-northeast-2(~airflow(~*),~lambda-url,~transfer-webapp),/ap-northeast-3(~airflow(~*),~lambda-url,~transfer-webapp),/ap-south-1(~airflow(~*),~lambda-url,~transfer-webapp),/ap-south-2(~airflow(~*),~transfer-webapp),/ap-southeast-1(~airflow(~*),~lambda-url,~transfer-webapp),/ap-southeast-2(~airflow(~*),~lambda-url,~transfer-webapp),/ap-southeast-3(~airflow(~*),~lambda-url,~transfer-webapp),/ap-southeast-4(~airflow(~*),~transfer-webapp),/ap-southeast-5(~airflow(~*),~transfer-webapp),/ap-southeast-6(~transfer-webapp),/ap-southeast-7(~airflow(~*),~transfer-webapp),/ca-central-1(~airflow(~*),~lambda-url,~transfer-webapp),/ca-west-1(~airflow(~*),~transfer-webapp),/eu-central-1(~airflow(~*),~lambda-url,~transfer-webapp),/eu-central-2(~airflow(~*),~transfer-webapp),/eu-north-1(~airflow(~*),~lambda-url,~transfer-webapp),/eu-south-1(~airflow(~*),~lambda-url,~transfer-webapp),/eu-south-2(~airflow(~*),~transfer-webapp),/eu-west-1(~airflow(~*),~lambda-url,~transfer-webapp),/eu-west-2(~airflow(~*),~lambda-url,~transfer-webapp),/eu-west-3(~airflow(~*),~lambda-url,~transfer-webapp),/il-central-1(~airflow(~*),~transfer-webapp),/me-central-1(~airflow(~*),~transfer-webapp),/me-south-1(~airflow(~*),~lambda-url,~transfer-webapp),/mx-central-1(~transfer-webapp),/sa-east-1(~airflow(~*),~lambda-url,~transfer-webapp),/us-east-1(~airflow(~*),~lambda-url,~transfer-webapp),/us-east-2(~airflow(~*),~lambda-url,~transfer-webapp),/us-gov-east-1(~transfer-webapp,~transfer-webapp-fips),/us-gov-west-1(~transfer-webapp,~transfer-webapp-fips),/us-west-1(~airflow(~*),~lambda-url,~transfer-webapp),/us-west-2(~airflow(~*),~lambda-url,~transfer-webapp)),/repost(~private(~*)),/sagemaker(/af-south-1(~notebook,~studio),/ap-east-1(~notebook,~studio),/ap-northeast-1(~labeling,~notebook,~studio),/ap-northeast-2(~labeling,~notebook,~studio),/ap-northeast-3(~notebook,~studio),/ap-south-1(~labeling,~notebook,~studio),/ap-south-2(~notebook),/ap-southeast-1(~labeling,~notebook,~studio),/ap-southeast-2(~labeling,~notebook,~studio),/ap-southeast-3(~notebook,~studio),/ap-southeast-4(~notebook),/ca-central-1(~labeling,~notebook,~notebook-fips,~studio),/ca-west-1(~notebook,~notebook-fips),/eu-central-1(~labeling,~notebook,~studio),/eu-central-2(~notebook,~studio),/eu-north-1(~notebook,~studio),/eu-south-1(~notebook,~studio),/eu-south-2(~notebook,~studio),/eu-west-1(~labeling,~notebook,~studio),/eu-west-2(~labeling,~notebook,~studio),/eu-west-3(~notebook,~studio),~experiments(~*),/il-central-1(~notebook,~studio),/me-central-1(~notebook,~studio),/me-south-1(~notebook,~studio),/sa-east-1(~notebook,~studio),/us-east-1(~labeling,~notebook,~notebook-fips,~studio),/us-east-2(~labeling,~notebook,~notebook-fips,~studio),/us-gov-east-1(~notebook,~notebook-fips,~studio,~studio-fips),/us-gov-west-1(~notebook,~notebook-fips,~studio,~studio-fips),/us-west-1(~notebook,~notebook-fips,~studio),/us-west-2(~labeling,~notebook,~notebook-fips,~studio)))
ax
axa
az(biz,co,com,edu,gov,info,int,mil,name,net,org,pp,pro)
azure
ba(/brendly(~shop),com,edu,gov,mil,net,org,~rs)
baby
baidu
banamex
band
bank
bar(~resolve)
barcelona
barclaycard
barclays
barefoot
bargains
baseball
basketball(~aus,~nz)
bauhaus
bayern
bb(biz,co,com,edu,gov,info,net,org,store,tv)
bbc
bbt
bbva
bcg
bcn
bd(ac,ai,co,com,edu,gov,id,info,it,mil,net,org,sch,tv)
be(~123website,ac,~cloudns,/interhostsolutions(~cloud),/kuleuven(~ezproxy),~my,~myspreadshop,~transurl(~*),~webhosting(~site))
beats
beauty
beer
berlin(~ddns)
best
bestbuy
bet
bf(gov)
bg(0,1,2,3,4,5,6,7,8,9,a,b,~barsy,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z)
bh(com,edu,gov,net,org)
bharti
bi(co,com,edu,or,org)
bible
bid
bike
bing
bingo
bio
biz(~activetrail,~cloud-ip,~cloudns,~dscloud,~dyndns,~for-better,~for-more,~for-some,~for-the,~jozi,~mmafan,~myftp,~no-ip,~orx,~selfip,~webhop)
bj(africa,agro,architectes,assur,avocats,co,com,eco,econo,edu,info,loisirs,money,net,org,ote,restaurant,resto,tourism,univ)
black
blackfriday
blockbuster
blog
bloomberg
blue
bm(com,edu,gov,net,org)
bms
bmw
bn(~co,com,edu,gov,net,org)
bnpparibas
bo(academia,agro,arte,blog,bolivia,ciencia,com,cooperativa,democracia,deporte,ecologia,economia,edu,empresa,gob,ia,indigena,industria,info,int,medicina,mil,movimiento,musica,natural,net,nombre,noticias,org,patria,plurinacional,politica,profesional,pueblo,revista,salud,tecnologia,tksat,transporte,tv,web,wiki)
boats
boehringer
bofa
bom
bond
boo
book
booking
bosch
bostik
boston
bot(/grok(~apps(~*),~pages(~*)))
boutique
box(~sail)
br(9guacu,abc,adm,adv,agr,aju,am,anani,aparecida,api,app,arq,art,ato,b,barueri,belem,bet,bhz,bib,bio,blog,bmd,boavista,bsb,campinagrande,campinas,caxias,cim,cng,cnt,com(~simplesite),contagem,coop,coz,cri,cuiaba,curitiba,def,des,det,dev,ecn,eco,edu,emp,enf,eng,esp,etc,eti,far,feira,flog,floripa,fm,fnd,fortal,fot,foz,fst,g12,geo,ggf,goiania,gov(ac,al,am,ap,ba,ce,df,es,go,ma,mg,ms,mt,pa,pb,pe,pi,pr,rj,rn,ro,rr,rs,sc,se,sp,to),gru,ia,imb,ind,inf,jab,jampa,jdf,joinville,jor,jus,leg(~ac,~al,~am,~ap,~ba,~ce,~df,~es,~go,~ma,~mg,~ms,~mt,~pa,~pb,~pe,~pi,~pr,~rj,~rn,~ro,~rr,~rs,~sc,~se,~sp,~to),leilao,lel,log,londrina,macapa,maceio,manaus,maringa,mat,med,mil,morena,mp,mus,natal,net,niteroi,nom(*),not,ntr,odo,ong,org,osasco,palmas,poa,ppg,pro,psc,psi,pvh,qsl,radio,rec,recife,rep,ribeirao,rio,riobranco,riopreto,salvador,sampa,santamaria,santoandre,saobernardo,saogonca,seg,sjc,slg,slz,social,sorocaba,srv,taxi,tc,~tche,tec,teo,the,tmp,trd,tur,tv,udi,vet,vix,vlog,wiki,xyz,zlg)
bradesco
bridgestone
broadway
broker
brother
brussels
bs(com,edu,gov,net,org,~we)
bt(com,edu,gov,net,org)
build(~shiptoday,~v0,~windsurf)
builders(~cloudsite)
business(~co)
buy
buzz
bv
bw(ac,co,gov,net,org)
by(com,gov,~mediatech,mil,of)
bz(co,com,edu,gov,~gsj,~mydns,net,org,~za)
bzh
ca(ab,~awdev(~*),~barsy,bc,~box,~co,gc,mb,~myspreadshop,nb,nf,nl,~no-ip,ns,nt,nu,on,~onid,pe,qc,sk,yk)
cab
cafe
cal
call
calvinklein
cam
camera
camp(/emf(~at))
canon
capetown
capital
capitalone
car
caravan
cards
care
career
careers
cars
casa(/nabu(~ui))
case(~sav)
cash
casino
cat
catering
catholic
cba
cbn
cbre
cc(~ccwu,~cleverapps,~cloud-ip,~cloudns,~csx,~ec,~eu,~fantasyleague,~ftpaccess,~game-server,~gu,~loc,~myphotos,~scrapping,/spawn(~instances),~sryze,~twmail,~uk,~us)
cd(~cc,gov)
center
ceo
cern
cf
cfa
cfd
cg
ch(~123website,~12hp,~2ix,~4lima,~cloudns,/cloudscale(~cust,/lpg(~objects),/rma(~objects)),~dnsking,~firenet(~*,~svc(~*)),/flow(/ae(~alp1),~appengine),~gotdns,~lima-city,~linkyard-cloud,~myspreadshop,/objectstorage(~lpg,~rma),~square7)
chanel
channel
charity
chase
chat
cheap
chintai
christmas
chrome
church
ci(ac,asso,co,com,ed,edu,go,gouv,int,net,or,org,~us,xn--aroport-bya)
cipriani
circle
cisco
citadel
citi
citic
city
ck(*,!www)
cl(~cloudns,co,gob,gov,mil)
claims
cleaning
click
clinic
clinique
clothing
cloud(~antagonist,/axarnet(~es-1),~begetcdn(~*),~convex(~eu-west-1,~us-east-1),~diadem,~dnshome,~elementor,~emergent,/encoway(~eu),~hstgr,/jelastic(~vip),~jele,/jenv-aruba(/aruba(/eur(~it1)),~it1),~jote,~jotelulu,/k2(~elastic,/ru-msk(~lb,~s3,~website),/ru-spb(~lb,~s3,~website),~s3,~website),~keliweb(~cs),~kuleuven,~laravel,~linkyard,~magentosite(~*),~matlab,~observablehq,~on-rancher(~*),~online-server,/onstackit(~runs),~oxa(~tn,~uk),~primetel(~uk),~ravendb,/reclaim(~ca,~uk,~us),/scw(/baremetal(~fr-par-1,~fr-par-2,~nl-ams-1),/fr-par(~cockpit,~ddl,~dtwh,~fnc(~functions),~ifr,~k8s(~nodes),~kafk,~mgdb,~rdb,~s3,~s3-website,~scbl,~whm),/instances(~priv,~pub),~k8s,/nl-ams(~cockpit,~ddl,~dtwh,~ifr,~k8s(~nodes),~kafk,~mgdb,~rdb,~s3,~s3-website,~scbl,~whm),/pl-waw(~cockpit,~ddl,~dtwh,~ifr,~k8s(~nodes),~kafk,~mgdb,~rdb,~s3,~s3-website,~scbl),~scalebook,~smartlabeling),~servebolt,~statics(~*),~trafficplex,/trendhosting(~ch,~de),~unison-services,~urown,~vapor,~voorloper,~zap)
club(~barsy,~cloudns,~jele)
clubmed
cm(co,com,gov,net)
cn(ac,ah,bj,~canva-apps,~canva-code,/canvasite(~my),com(/amazonaws(/airflow(~cn-north-1(~*),~cn-northwest-1(~*)),/cn-north-1(/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~rds(~*),~s3,~s3-accesspoint,~s3-deprecated,~s3-object-lambda,~s3-website),/cn-northwest-1(/dualstack(~s3,~s3-accesspoint),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~rds(~*),~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),~compute(~*),/eb(~cn-north-1,~cn-northwest-1),~elb(~*)),/amazonwebservices(/on(/cn-north-1(~airflow(~*),~transfer-webapp),/cn-northwest-1(~airflow(~*),~transfer-webapp))),/sagemaker(/cn-north-1(~notebook,~studio),/cn-northwest-1(~notebook,~studio))),cq,edu,fj,gd,gov,gs,gx,gz,ha,hb,he,hi,hk,hl,hn,jl,js,jx,~khsj,ln,mil,mo,~myqnapcloud,net,nm,nx,org,qh,/quickconnect(~direct),sc,sd,sh(~as),sn,sx,tj,tw,xj,xn--55qx5d,xn--io0a7i,xn--od0alg,xz,yn,zj)
co(~carrd,com,~crd,edu,~firewalledreplit(~id),gov,~hidns,~leadpages,~lpages,mil,~mypi,net,nom,org,~otap(~*),/rdpa(~clusters(~*),~srvrless(~*)),~repl(~id),~supabase(~realtime,~storage),~umso,~xmit(~*))
coach
codes(~owo(~*))
coffee
college
cologne
com(~0emm(~*),~180r,~1cooldns,~1kapp,~3utilities,~4u,~a2hosted,~abrdns,~adobeaemcloud(~dev(~*)),~africa,~aivencloud(~*),~alibabacloudcs,/amazonaws(/af-south-1(/aws-cloud9(~webview-assets),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/airflow(~af-south-1(~*),~ap-east-1(~*),~ap-northeast-1(~*),~ap-northeast-2(~*),~ap-northeast-3(~*),~ap-south-1(~*),~ap-south-2(~*),~ap-southeast-1(~*),~ap-southeast-2(~*),~ap-southeast-3(~*),~ap-southeast-4(~*),~ap-southeast-5(~*),~ap-southeast-7(~*),~ca-central-1(~*),~ca-west-1(~*),~eu-central-1(~*),~eu-central-2(~*),~eu-north-1(~*),~eu-south-1(~*),~eu-south-2(~*),~eu-west-1(~*),~eu-west-2(~*),~eu-west-3(~*),~il-central-1(~*),~me-central-1(~*),~me-south-1(~*),~sa-east-1(~*),~us-east-1(~*),~us-east-2(~*),~us-west-1(~*),~us-west-2(~*)),/ap-east-1(/aws-cloud9(~webview-assets),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-northeast-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-northeast-2(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-northeast-3(/aws-cloud9(~webview-assets),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-south-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-south-2(/bedrock-agentcore(~consent-portal),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-southeast-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-southeast-2(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-southeast-3(/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-southeast-4(/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/ap-southeast-5(/bedrock-agentcore(~consent-portal),/dualstack(~s3,~s3-accesspoint,~s3-website),~execute-api,~s3,~s3-accesspoint,~s3-deprecated,~s3-object-lambda,~s3-website),/ap-southeast-7(/bedrock-agentcore(~consent-portal)),/ca-central-1(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-object-lambda,~s3-website),/ca-west-1(/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-object-lambda,~s3-website),~compute(~*),~compute-1(~*),~elb(~*),/eu-central-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-central-2(/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-north-1(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-south-1(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-south-2(/bedrock-agentcore(~consent-portal),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-west-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-deprecated,~s3-object-lambda,~s3-website),/eu-west-2(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/eu-west-3(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/il-central-1(/aws-cloud9(~webview-assets),/cloud9(~vfs),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/me-central-1(/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/me-south-1(/aws-cloud9(~webview-assets),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),/rds(~af-south-1(~*),~ap-east-1(~*),~ap-east-2(~*),~ap-northeast-1(~*),~ap-northeast-2(~*),~ap-northeast-3(~*),~ap-south-1(~*),~ap-south-2(~*),~ap-southeast-1(~*),~ap-southeast-2(~*),~ap-southeast-3(~*),~ap-southeast-4(~*),~ap-southeast-5(~*),~ap-southeast-6(~*),~ap-southeast-7(~*),~ca-central-1(~*),~ca-west-1(~*),~eu-central-1(~*),~eu-central-2(~*),~eu-west-1(~*),~eu-west-2(~*),~eu-west-3(~*),~il-central-1(~*),~me-central-1(~*),~me-south-1(~*),~mx-central-1(~*),~sa-east-1(~*),~us-east-1(~*),~us-east-2(~*),~us-gov-east-1(~*),~us-gov-west-1(~*),~us-northeast-1(~*),~us-west-1(~*),~us-west-2(~*)),~s3,~s3-1,~s3-ap-east-1,~s3-ap-northeast-1,~s3-ap-northeast-2,~s3-ap-northeast-3,~s3-ap-south-1,~s3-ap-southeast-1,~s3-ap-southeast-2,~s3-ca-central-1,~s3-eu-central-1,~s3-eu-north-1,~s3-eu-west-1,~s3-eu-west-2,~s3-eu-west-3,~s3-external-1,~s3-fips-us-gov-east-1,~s3-fips-us-gov-west-1,/s3-global(/accesspoint(~mrap)),~s3-me-south-1,~s3-sa-east-1,~s3-us-east-2,~s3-us-gov-east-1,~s3-us-gov-west-1,~s3-us-west-1,~s3-us-west-2,~s3-website-ap-northeast-1,~s3-website-ap-southeast-1,~s3-website-ap-southeast-2,~s3-website-eu-west-1,~s3-website-sa-east-1,~s3-website-us-east-1,~s3-website-us-gov-west-1,~s3-website-us-west-1,~s3-website-us-west-2,/sa-east-1(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-object-lambda,~s3-website),~us-east-1(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-deprecated,~s3-fips,~s3-object-lambda,~s3-website),/us-east-2(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-deprecated,~s3-fips,~s3-object-lambda,~s3-website),/us-gov-east-1(/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-object-lambda,~s3-website),/us-gov-west-1(/bedrock-agentcore(~consent-portal),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-object-lambda,~s3-website),/us-west-1(/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-object-lambda,~s3-website),/us-west-2(~analytics-gateway,/aws-cloud9(~webview-assets),/bedrock-agentcore(~consent-portal),/cloud9(~vfs,~webview-assets),/dualstack(~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-fips,~s3-website),~emrappui-prod,~emrnotebooks-prod,~emrstudio-prod,~execute-api,~s3,~s3-accesspoint,~s3-accesspoint-fips,~s3-deprecated,~s3-fips,~s3-object-lambda,~s3-website)),/amazoncognito(/af-south-1(~auth),/ap-east-1(~auth),/ap-east-2(~auth),/ap-northeast-1(~auth),/ap-northeast-2(~auth),/ap-northeast-3(~auth),/ap-south-1(~auth),/ap-south-2(~auth),/ap-southeast-1(~auth),/ap-southeast-2(~auth),/ap-southeast-3(~auth),/ap-southeast-4(~auth),/ap-southeast-5(~auth),/ap-southeast-6(~auth),/ap-southeast-7(~auth),/ca-central-1(~auth),/ca-west-1(~auth),/eu-central-1(~auth),/eu-central-2(~auth),/eu-north-1(~auth),/eu-south-1(~auth),/eu-south-2(~auth),/eu-west-1(~auth),/eu-west-2(~auth),/eu-west-3(~auth),/il-central-1(~auth),/me-central-1(~auth),/me-south-1(~auth),/mx-central-1(~auth),/sa-east-1(~auth),/us-east-1(~auth,~auth-fips),/us-east-2(~auth,~auth-fips),/us-gov-east-1(~auth-fips),/us-gov-west-1(~auth-fips),/us-west-1(~auth,~auth-fips),/us-west-2(~auth,~auth-fips)),~amazonlightsail(/cs(~ap-east-1(~*),~ap-northeast-1(~*),~ap-northeast-2(~*),~ap-south-1(~*),~ap-southeast-1(~*),~ap-southeast-2(~*),~ap-southeast-3(~*),~ap-southeast-5(~*),~ca-central-1(~*),~eu-central-1(~*),~eu-north-1(~*),~eu-south-2(~*),~eu-west-1(~*),~eu-west-2(~*),~eu-west-3(~*),~sa-east-1(~*),~us-east-1(~*),~us-east-2(~*),~us-west-2(~*))),~amplifyapp,~appchizi,~applinzi,~apps-1and1,~appspacehosted,~appspaceusercontent,~appspot(~r(~*)),~atlassian-3p(~*),~atlassian-3p-us-gov-mod(~*),~atlassian-isolated-3p(~*),~atmeta,~auiusercontent(~*),~authgear-staging,~authgearapps,~awsapprunner(~*),~awsapps,~awsglobalaccelerator,~balena-devices,~barsycenter,~barsyonline,~base44-sandbox,~blogdns,~blogspot,~blogsyte,~boutir,~bplaced,~br,~builtwithdark,~bumbleshrimp,~cafjs,~canva-apps,~canva-hosted-embed,~canvacode,~cdn77-storage,~cechire,~cf-ipfs,~ciscofreak,~claudeusercontent(~frame),/clever-cloud(~services(~*)),~cloudflare-ipfs,~cn,~co,/code(~builder(~*),~dev-builder(~*),~stg-builder(~*)),~codespot,~cprapid,~cpserver,~cursorusercontent(~*),~customer-oci(~*,~oci(~*),~ocp(~*),~ocs(~*)),~damnserver,/databricksapps(~aws,~azure(~*),~gcp),/datadetect(~demo,~instance),~dattolocal,~dattorelay,~dattoweb,~ddnsfree,~ddnsgeek,~ddnsguru,~ddnsking,~de,~deployagent,~deus-canvas,~devinapps(~*),~digitaloceanspaces(~*),~discordsays,~discordsez,~ditchyourip,~dnsabr,~dnsalias,~dnsdojo,~dnsiskinky,~doesntexist,~dojin,~dontexist,~doomdns,~dopaas,~drayddns,~dreamhosters,~drive-platform,~dsmynas,~durumis,~dyn-o-saur,~dynalias,~dyndns-at-home,~dyndns-at-work,~dyndns-blog,~dyndns-free,~dyndns-home,~dyndns-ip,~dyndns-mail,~dyndns-office,~dyndns-pics,~dyndns-remote,~dyndns-server,~dyndns-web,~dyndns-wiki,~dyndns-work,~dynns,~dynuddns,~dynuhosting,~elasticbeanstalk(~af-south-1,~ap-east-1,~ap-northeast-1,~ap-northeast-2,~ap-northeast-3,~ap-south-1,~ap-south-2,~ap-southeast-1,~ap-southeast-2,~ap-southeast-3,~ap-southeast-4,~ap-southeast-5,~ap-southeast-6,~ap-southeast-7,~ca-central-1,~ca-west-1,~eu-central-1,~eu-central-2,~eu-north-1,~eu-south-1,~eu-south-2,~eu-west-1,~eu-west-2,~eu-west-3,~il-central-1,~me-central-1,~me-south-1,~sa-east-1,~us-east-1,~us-east-2,~us-gov-east-1,~us-gov-west-1,~us-west-1,~us-west-2),/emergentagent(~preview),~encoreapi,~est-a-la-maison,~est-a-la-masion,~est-le-patron,~est-mon-blogueur,~eu,~eu1-plenit,/evennode(~eu-1,~eu-2,~eu-3,~eu-4,~us-1,~us-2,~us-3,~us-4),~familyds,~fastly-edge,~fastly-terrarium,~fastvps-server,/fbsbx(~apps),/fin-ncloudstorage(/object(~kr(~s3-website)),/private(/object(~kr))),~firebaseapp,~firewall-gateway,~fldrv,~forgeblocks,~framercanvas,~freebox-os,~freeboxos,~freemyip,~from-ak,~from-al,~from-ar,~from-ca,~from-ct,~from-dc,~from-de,~from-fl,~from-ga,~from-hi,~from-ia,~from-id,~from-il,~from-in,~from-ks,~from-ky,~from-ma,~from-md,~from-mi,~from-mn,~from-mo,~from-ms,~from-mt,~from-nc,~from-nd,~from-ne,~from-nh,~from-nj,~from-nm,~from-nv,~from-oh,~from-ok,~from-or,~from-pa,~from-pr,~from-ri,~from-sc,~from-sd,~from-tn,~from-tx,~from-ut,~from-va,~from-vt,~from-wa,~from-wi,~from-wv,~from-wy,~gcorecdn,~geekgalaxy,~gentapps,~gentlentapis,~getmyip,~giize,~githubusercontent,~gleeze,~googleapis,~googlecode,~gotdns,~gotpantheon,/gov-ncloudstorage(~kr,~kr-private,/object(~kr(~s3-website),~krs(~s3-website)),/private(/object(~kr,~krs))),~gr,~grayjayleagues,~hatenablog,~hatenadiary,~health-carereform,~hercules-app,~hercules-dev,~herokuapp(~compute(~*)),~hk,~hobby-site,~homelinux,~homesecuritymac,~homesecuritypc,~homeunix,~hosted-by-files,/hosted-by-previder(~paas),~hostedpi,/hosteur(~rag-cloud,~rag-cloud-ch),~hotelwithflight,~iamallama,/ik-server(~jcloud,~jcloud-ver-jpc),~ip-ddns,~is-a-anarchist,~is-a-blogger,~is-a-bookkeeper,~is-a-bulls-fan,~is-a-caterer,~is-a-chef,~is-a-conservative,~is-a-cpa,~is-a-cubicle-slave,~is-a-democrat,~is-a-designer,~is-a-doctor,~is-a-financialadvisor,~is-a-geek,~is-a-green,~is-a-guru,~is-a-hard-worker,~is-a-hunter,~is-a-landscaper,~is-a-lawyer,~is-a-liberal,~is-a-libertarian,~is-a-llama,~is-a-musician,~is-a-nascarfan,~is-a-nurse,~is-a-painter,~is-a-personaltrainer,~is-a-photographer,~is-a-player,~is-a-republican,~is-a-rockstar,~is-a-socialist,~is-a-student,~is-a-teacher,~is-a-techie,~is-a-therapist,~is-an-accountant,~is-an-actor,~is-an-actress,~is-an-anarchist,~is-an-artist,~is-an-engineer,~is-an-entertainer,~is-certified,~is-gone,~is-into-anime,~is-into-cars,~is-into-cartoons,~is-into-games,~is-leet,~is-not-certified,~is-slick,~is-uberleet,~is-with-theband,~isa-geek,~isa-hockeynut,~issmarterthanyou,~it,~jdevcloud,/jelastic(~demo),~jpn,~kasserver,~kozow,~la1-plenit,~ladesk,~likes-pie,~likescandy,/linode(~members,~nodebalancer(~*)),~linodeobjects(~*),/linodeusercontent(~ip),~live-website,~localtonet,~logoip,~loseyourip,~lovableproject,~lpusercontent,~lutrausercontent(~*),~magicpatternsapp,/massivegrid(~paas),~messwithdns,~metaaiusercontent(~*),~meteorapp(~eu),~mex,~miniserver,~mochausercontent,~modelscape,~mwcloudnonprod,~myactivedirectory,~myasustor,~mycloudnas,~mydatto,~mydbserver,~mydobiss,~myiphost,~mynascloud,~myoxypages,~myqnapcloud,~mysecuritycamera,~myshopblocks,~myshopify,~myspreadshop,~mytabit,/mythic-beasts(~caracal,~customer,~fentiger,~lynx,~ocelot,~oncilla,~onza,~sphinx,~vs,~x,~yali),~mytuleap,~myvnc,/ncloud(/objectstorage(~kr,~sg)),/ncloudstorage(~kr,~kr-naver,~kr-naver-dev,~kr-private,/object(~de(~s3-website),~kr(~s3-website),~sg(~s3-website),~us(~s3-website)),/private(/object(~kr,~sg)),/website(~kr,~kr-naver,~kr-naver-dev)),/ncpstorage(/object(~jp,/jp4(~jp),/jp5(~jp),~kr,~s3-website-jp),/private(/object(~jp,/jp4(~jp),/jp5(~jp),~kr))),~neat-url,~net-freaks,~nfshost,~ninjaneer-sites,/nospamproxy(~cloud(~o365)),~oaiusercontent(~*),/observableusercontent(~static),~on-aptible,~on-forge,~on-vapor,~onrender,~onthewifi,~ooguy,~operaunite,~oraclecloudapps(~*),~oraclegovcloudapps(~*),~orsites,~outsystemscloud,~ownprovider,~pagespeedmobilizer,~paywhirl(~*),~pgfog,~pivohosting,~pixolino,~playstation-cloud,~pleskns,~point2this,~polyspace,~postman-echo,/prgmr(~xen),/project-study(~dev),~pythonanywhere(~eu),~qa2,~qbuser,~qualifioapp,~qualyhqpartner(~*),~qualyhqportal(~*),~quicksytes,~quipelements(~*),~rackmaze,~readthedocs-hosted,~remotewd,/render(~app),~reservd,~rhcloud,~rice-labs,~routingthecloud,~ru,~sa,~sakuratan,~sakuraweb,/salesforce(/platform(/code-builder-stg(/test(~001(~*))))),~same-app,~same-preview,~saves-the-whales,~scrysec,~securitytactics,~selfip,~sells-for-less,~sells-for-u,~servebbs,~servebeer,~servecounterstrike,~serveexchange,~serveftp,~servegame,~servehalflife,~servehttp,~servehumour,~serveirc,~servemp3,~servep2p,~servepics,~servequake,~servesarcasm,~shopitsite,~siiites,~simple-url,~simplesite,~sinaapp,~smushcdn,~space-to-rent,~stackhero-network,~strapiapp(~media),~streak-link,~streaklinks,~streakusercontent,~streamlitapp,~stufftoread,~subsc-pay,~taveusercontent,/tb-hosting(~site),~teaches-yoga,~temp-dns,~theworkpc,~thingdustdata,~townnews-staging,~try-snowplow,~trycloudflare,~tuleap-partners,/typeform(~pro),~uk,~unusualperson,~upsunapp,~us,~us1-plenit,~vipsinaapp,~vivenushop,~vultrobjects(~*),~w-corp-staticblitz,~w-credentialless-staticblitz,~w-staticblitz,/wafaicloud(~jed,~ryd),~wafflecell,~webadorsite,~webspace-host,/wiardweb(~pages),~wiredbladehosting,~withgoogle,~withyoutube,~wixsite,~wixstudio,~woltlab-demo,~workisboring,~wpdevcloud,~wpenginepowered(~js),~wphostedmail,~wpmucdn,~writesthisblog,~x0,~xtooldevice,~yolasite,~za,~ztna-dingtalk(~*))
commbank
community(~myforum,~nog,~ravendb)
company(~mybox)
compare
computer
comsec
condos
construction
consulting
contact
contractors
cooking
cool(~de,~elementor)
coop
corsica
country
coupon
coupons
courses
cpa
cr(ac,co,ed,fi,go,or,sa)
credit
creditcard
creditunion
cricket
crown
crs
cruise
cruises
cu(com,edu,gob,inf,nat,net,org)
cuisinella
cv(com,~dev,edu,id,int,net,nome,org,publ,~store)
cw(com,edu,net,org)
cx(~assessments,~ath,~calculators,~cloudns,~funnels,gov,~info,~paynow,~quizzes,~researched,~tests)
cy(ac,biz,com(/scaleforce(~j)),ekloges,gov,ltd,mil,net,org,press,pro,tm)
cymru
cyou
cz(~co,/contentproxy9(~rsc),~e4,gov,/metacentrum(~cloud(~*),~custom),/muni(/cloud(~flt,~usr)),~realm)
dad
dance
data
date
dating
datsun
day
dclk
dds
de(~123webseite,~12hp,~2ix,~4lima,~barsy,~bplaced,~bwcloud-os-instance(~*),~co,~com,~community-pro,/cosidns(~dyn),~ddnss(~dyn,~dyndns),~ddnssec,~diskussionsbereich,~dnshome,~dnsupdater,~dyn-berlin,~dyn-ip24,~dynamisches-dns,~dyndns1,~dyndnssec,~firewall-gateway,~frusky(~*),~fuettertdasnetz,~git-repos,~goip,~gov,~heimdns,~home-webserver(~dyn),~home64,/hs-heilbronn(/it(~pages,~pages-research)),~in-berlin,~in-brb,~in-butter,~in-dsl,~in-vpn,~internet-dns,~ipv64,~iservschule,~isteingeek,~istmein,~keymachine,~l-o-g-i-n,~lcube-server,~lebtimnetz,~leitungsen,~lima-city,~logoip,~mein-iserv,~my,~my-gateway,~my-router,~myhome-server,~myspreadshop,~rub,~ruhr-uni-bochum(/noc(~io)),~schuldock,~schulplattform,~schulserver,~spdns,/speedpartner(~customer),~square7,~srvdns,~svn-repos,~taifun-dns,~test-iserv,~traeumtgerade,~virtual-user,~virtualuser,~webspaceconfig,~xenonconnect(~*),~xn--gnstigbestellen-zvb,~xn--gnstigliefern-wob)
deal
dealer
deals
degree
delivery
dell
deloitte
delta
democrat
dental
dentist
desi
design(~bss,~graphic)
dev(~abyme,~barsy,~bearblog,~botdash,~brave(~s(~*)),~codepen,/crm(~aa(~*),~ab(~*),~ac(~*),~ad(~*),~ae(~*),~af(~*),~ci(~*),~d(~*),~pa(~*),~pb(~*),~pc(~*),~pd(~*),~pe(~*),~pf(~*),~w(~*),~wa(~*),~wb(~*),~wc(~*),~wd(~*),~we(~*),~wf(~*)),~deno,~deno-staging,~erp(~web),/evervault(~relay),~fly,~gateway(~*),~githubpreview,~grebedoc,~hrsn,~inbrowser(~*),~is-a,~is-a-fullstack,~is-a-good,~is-cool,~is-not-a,~iserv,~lcl(~*),~lclstage(~*),~leapcell,/localcert(~user(~*)),~localplayer,~loginline,~lp(~api,~objects),~mediatech,~mocha-sandbox,~modx,~myaddr,~ngrok,~ngrok-free,~pagelemon,~pages,~panel,~payload,~platter-app,~r2,~reliantlabs(~sites),~reliantpreview,~replit(~*,~teams(~*)),~runcontainers,~stg(~*),~stgstage(~*),/storage(~t3),/storageapi(~t3),~uncld,~vercel,~vivenushop,~webhare(~*),~workers,~xmit)
dhl
diamonds
diet
digital
direct(~libp2p)
directory
discount
discover
dish
diy(~discourse)
dj
dk(~123hjemmeside,~biz,~co,~firm,~myspreadshop,~reg,~store)
dm(co,com,edu,gov,net,org)
dnp
do(art,com,edu,gob,gov,mil,net,org,sld,web)
docs
doctor
dog
domains
dot
download
drive
dtv
dubai
dupont
durban
dvag
dvr
dz(art,asso,com,edu,gov,net,org,pol,soc,tm)
earth
eat
ec(abg,adm,agron,arqt,art,bar,~base,chef,com,cont,cpa,cue,dent,dgn,disco,doc,edu,eng,esm,fin,fot,gal,gob,gov,gye,ibr,info,k12,lat,loj,med,mil,mktg,mon,net,ntr,odont,~official,org,pro,prof,psic,psiq,pub,rio,rrpp,sal,tech,tul,tur,uio,vet,xxx)
eco
edeka
edu(/rit(~git-pages))
education(~co)
ee(aip,com,edu,fie,gov,lib,med,org,pri,riik)
eg(ac,com,edu,eun,gov,info,me,mil,name,net,org,sci,sport,tv)
email(~intouch,/tawk(~p),/tawkto(~p))
emerck
energy
engineer
engineering
enterprises
epson
equipment
er(*)
ericsson
erni
es(~123miweb,com,edu,gob,~myspreadshop,nom,org)
esq
estate(~compute(~*))
et(biz,com,edu,gov,info,name,net,org)
eu(/amazonwebservices(/on(/eusc-de-east-1(/cognito-idp(~auth),~transfer-webapp))),~barsy,~cloudns,~deuxfleurs,~directwp,~dnshome,/dogado(~jelastic),~nxa(~*),~prvw,~spdns,~transurl(~*))
eurovision
eus(/party(~user))
events(~co,~koobin)
exchange
expert
exposed
express
extraspace
fage
fail
fairwinds
faith
family
fan(~mkm)
fans
farm
farmers
fashion
fast(~space,~view)
fedex
feedback
ferrari
ferrero
fi(~123kotisivu,aland,/cloudplatform(~fi),~dy,~iki,~kapsi,~myspreadshop,~xn--hkkinen-5wa)
fidelity
fido
film
final
finance
financial(~co)
fire
firestone
firmdale
fish
fishing
fit
fitness
fj(ac,biz,com,edu,gov,id,info,mil,name,net,org,pro)
fk(*)
flickr
flights
flir
florist
flowers
fly
fm(com,edu,net,org,~radio,~user(~*))
fo(~co,~com)
foo
food
football
ford
forex
forsale
forum
foundation
fox
fr(~123siteweb,~aeroport,asso,~avocat,avoues,cci,~chambagri,~chirurgiens-dentistes,~chirurgiens-dentistes-en-france,com,~dedibox,~experts-comptables,~fbx-os,~fbxos,~freebox-os,~freeboxos,~goupile,gouv,greta,huissier-justice,~kdns,~medecin,~myspreadshop,nom,~notaires,~on-web,~pharmacien,~port,prd,tm,~veterinaire,~ynh)
free
fresenius
frl
frogans
frontier
ftr
fujitsu
fun(~ms,~vicp,~yicp,~zicp)
fund
furniture
futbol
fyi
ga
gal
gallery
gallo
gallup
game
games(~pley,~sheezy)
gap
garden
gay(~pages)
gb
gbiz
gd(edu,gov)
gdn(~cnpy)
ge(com,cyb,~ddns,edu,gov,llc,net,online,org,pvt,school,tnx)
gea
gent
genting
george
gf
gg(~botdash,co,~kaas,net,org,~panel(~daemon),/ply(~at(~*),~d6),~stackit)
ggee
gh(biz,com,edu,gov,mil,net,org)
gi(com,edu,gov,ltd,mod,org)
gift
gifts
gives
giving
gl(co,com,edu,net,org)
glass
gle
global(~appwrite)
globo
gm
gmail
gmbh
gmo
gmx
gn(ac,com,edu,gov,net,org)
godaddy
gold
goldpoint
golf
goodyear
goog(~cloud,~translate,~usercontent(~*))
google
gop
got
gov
gp(asso,com,edu,mobi,net,org)
gq
gr(~barsy,com,edu,gov,net,org,~simplesite)
grainger
graphics
gratis
green
gripe
grocery
group(~discourse)
gs
gt(com,edu,gob,ind,mil,net,org)
gu(com,edu,gov,guam,info,net,org,web)
gucci
guge
guide
guitars
guru
gw(~nx)
gy(co,com,edu,gov,net,org)
hair
hamburg
hangout
haus
hbo
hdfc
hdfcbank
health(~hra)
healthcare
help
here
hermes
hiphop
hisamitsu
hitachi
hiv
hk(com,edu,gov,idv,~inc,~ltd,net,org,xn--55qx5d,xn--ciqpn,xn--gmq050i,xn--gmqw5a,xn--io0a7i,xn--lcvr32d,xn--mk0axi,xn--mxtq1m,xn--od0alg,xn--od0aq3b,xn--tn0ag,xn--uc0atv,xn--uc0ay4a,xn--wcvs22d,xn--zf0avx)
hkt
hm
hn(com,edu,gob,mil,net,org)
hockey
holdings
holiday
homedepot
homegoods
homes
homesense
honda
horse
hospital
host(/amba(~app,~cdn,~fn,~go),~bolt,~cloudaccess,~easypanel,~emergent,~fastvps,~freesite,~gadget,~half,~iserv,~jele,~mircloud,~myfast,~tempurl,~voati,~wp2,~wpmudev)
hosting(~opencraft)
hot
hotel
hotels
hotmail
house
how
hr(/brendly(~shop),com,from,iz,name)
hsbc
ht(adult,art,asso,com,coop,edu,firm,gouv,info,med,net,org,perso,pol,pro,rel,~rt,shop)
hu(2000,agrar,bolt,casino,city,co,erotica,erotika,film,forum,games,hotel,info,ingatlan,jogasz,konyvelo,lakas,media,news,org,priv,reklam,sex,shop,sport,suli,szex,tm,tozsde,utazas,video)
hughes
hyatt
hyundai
ibm
icbc
ice
icu
id(ac,ai,biz,co,desa,~e,go,kop,mil,my,net,or,ponpes,sch,web,xn--9tfky,~zone)
ie(gov,~myspreadshop)
ieee
ifm
ikano
il(ac,co(~mytabit,~ravpage,~tabitorder),gov,idf,k12,muni,net,org)
im(ac,co(ltd,plc),com,net,org,tt,tv)
imamat
imdb
immo
immobilien
in(5g,6g,ac,aero,ai,alumni,am,bank,~barsy,bihar,biz,business,ca,~cloudns,cn,co,com,coop,cs,delhi,dr,edu,er,fin,firm,gen,gov,gujarat,ind,~indevs,info,int,internet,io,me,mil,net,nic,org,pg,post,pro,res,school,~supabase,travel,tv,ub,uk,up,us,~web)
inc
industries
infiniti
info(~barrel-of-knowledge,~barrell-of-knowledge,~barsy,~cloudns,~dnsupdate,~dvrcam,~dynamic-dns,~dyndns,~for-our,~forumz,~groks-the,~groks-this,~here-for-more,~ilovecollege,~knowsitall,~mayfirst,~mittwald,~mittwaldserver,~no-ip,~nsupdate,~selfip,~typo3server,~v-info,~webhop)
ing
ink
institute
insurance
insure
int(eu)
international
intuit
investments
io(~2038,~apigee,~azurecontainer(~*),~b-data,~barsy,~basicserver,~beagleboard,/beebyte(~paas),/beebyteapp(~sekd1),~bitbucket,~bluebite,~boxfuse,~brave(~s(~*)),~browsersafetymark,/bubble(~cdn),~bubbleapps,~cleverapps,~cloudbeesusercontent,co,com,/dappnode(~dyndns),~darklang,~dedyn,~definima,~drive-platform,~editorx,edu,~edugit,~fh-muenster,/forgerock(~id),~gitbook,~github,~gitlab,gov,~hasura-app,~hostyhosting,~hypernode,~icp0(~raw(~*)),~icp1(~raw(~*)),~jele,~keenetic,~kiloapps,/lair(~apps),~loginline,~lolipop,~mailerpage,mil,~mo-siemens,~moonscale(~*),~musician,~myaddr,~myrdbx,net,~ngrok(~ap,~au,~eu,~in,~jp,~sa,~us),/nodeart(~stage),nom,~on-k3s(~*),~on-rio(~*),org,~pantheonsite,~pstmn(~mock),~qcx(~sys(~*)),~qoto,~qzz,/rb-hosting(~site),~readthedocs,~resindevice,/resinstaging(~devices),~sandcats,/scrypted(~client),~stolos(~*),~subscribepage,~telebit,~terramind,/thingdust(/dev(~cust,~reservd),/disrec(~cust,~reservd),/prod(~cust),/testing(~cust,~reservd)),~tickets,~utwente,~vaporcloud,~virtualserver,~webflow,~webflowtest,~webthings,~wixstudio,~wz)
ipiranga
iq(com,edu,gov,mil,net,org)
ir(ac,~arvanedge,co,gov,id,net,org,sch,~vistablog,xn--mgba3a4f16a,xn--mgba3a4fra)
irish
is
ismaili
ist
istanbul
it(~123homepage,~16-b,~32-b,~64-b,abr,abruzzo,ag,agrigento,al,alessandria,alto-adige,altoadige,an,ancona,andria-barletta-trani,andria-trani-barletta,andriabarlettatrani,andriatranibarletta,ao,aosta,aosta-valley,aostavalley,aoste,ap,aq,ar,arezzo,ascoli-piceno,ascolipiceno,asti,at,av,avellino,ba,balsan,balsan-sudtirol,balsan-suedtirol,bari,barletta-trani-andria,barlettatraniandria,bas,basilicata,belluno,benevento,bergamo,bg,bi,biella,bl,bn,bo,bologna,bolzano,bolzano-altoadige,bozen,bozen-sudtirol,bozen-suedtirol,br,brescia,brindisi,bs,bt,bulsan,bulsan-sudtirol,bulsan-suedtirol,bz,ca,cagliari,cal,calabria,caltanissetta,cam,campania,campidano-medio,campidanomedio,campobasso,carbonia-iglesias,carboniaiglesias,carrara-massa,carraramassa,caserta,catania,catanzaro,cb,ce,cesena-forli,cesenaforli,ch,chieti,ci,cl,cn,co,como,cosenza,cr,cremona,crotone,cs,ct,cuneo,cz,dell-ogliastra,dellogliastra,~dnshome,edu,emilia-romagna,emiliaromagna,emr,en,enna,fc,fe,fermo,ferrara,fg,fi,firenze,florence,fm,foggia,forli-cesena,forlicesena,fr,friuli-v-giulia,friuli-ve-giulia,friuli-vegiulia,friuli-venezia-giulia,friuli-veneziagiulia,friuli-vgiulia,friuliv-giulia,friulive-giulia,friulivegiulia,friulivenezia-giulia,friuliveneziagiulia,friulivgiulia,frosinone,fvg,ge,genoa,genova,go,gorizia,gov,gr,grosseto,~ibxos,iglesias-carbonia,iglesiascarbonia,~iliadboxos,im,imperia,is,isernia,kr,la-spezia,laquila,laspezia,latina,laz,lazio,lc,le,lecce,lecco,li,lig,liguria,livorno,lo,lodi,lom,lombardia,lombardy,lt,lu,lucania,lucca,macerata,mantova,mar,marche,massa-carrara,massacarrara,matera,mb,mc,me,medio-campidano,mediocampidano,messina,mi,milan,milano,mn,mo,modena,mol,molise,monza,monza-brianza,monza-e-della-brianza,monzabrianza,monzaebrianza,monzaedellabrianza,ms,mt,~myspreadshop,na,naples,napoli,/neen(~jc),no,novara,nu,nuoro,og,ogliastra,olbia-tempio,olbiatempio,or,oristano,ot,pa,padova,padua,palermo,parma,pavia,pc,pd,pe,perugia,pesaro-urbino,pesarourbino,pescara,pg,pi,piacenza,piedmont,piemonte,pisa,pistoia,pmn,pn,po,pordenone,potenza,pr,prato,pt,pu,pug,puglia,pv,pz,ra,ragusa,ravenna,rc,re,reggio-calabria,reggio-emilia,reggiocalabria,reggioemilia,rg,ri,rieti,rimini,rm,rn,ro,roma,rome,rovigo,sa,salerno,sar,sardegna,sardinia,sassari,savona,si,sic,sicilia,sicily,siena,siracusa,so,sondrio,sp,sr,ss,su,sud-sardegna,sudsardegna,suedtirol,sv,~syncloud,ta,taa,taranto,te,tempio-olbia,tempioolbia,teramo,terni,tn,to,torino,tos,toscana,tp,tr,trani-andria-barletta,trani-barletta-andria,traniandriabarletta,tranibarlettaandria,trapani,trentin-sud-tirol,trentin-sudtirol,trentin-sued-tirol,trentin-suedtirol,trentino,trentino-a-adige,trentino-aadige,trentino-alto-adige,trentino-altoadige,trentino-s-tirol,trentino-stirol,trentino-sud-tirol,trentino-sudtirol,trentino-sued-tirol,trentino-suedtirol,trentinoa-adige,trentinoaadige,trentinoalto-adige,trentinoaltoadige,trentinos-tirol,trentinostirol,trentinosud-tirol,trentinosued-tirol,trentinosuedtirol,trentinsud-tirol,trentinsudtirol,trentinsued-tirol,trentinsuedtirol,trento,treviso,trieste,ts,turin,tuscany,tv,ud,udine,umb,umbria,urbino-pesaro,urbinopesaro,va,val-d-aosta,val-daosta,vald-aosta,valle-aosta,valle-d-aosta,valle-daosta,valleaosta,valled-aosta,valledaosta,vallee-aoste,vallee-d-aoste,valleeaoste,valleedaoste,vao,varese,vb,vc,vda,ve,ven,veneto,venezia,venice,verbania,verbano-cusio-ossola,vercelli,verona,vi,vibo-valentia,vibovalentia,vicenza,viterbo,vr,vs,vt,vv,xn--balsan-sdtirol-nsb,xn--bozen-sdtirol-2ob,xn--bulsan-sdtirol-nsb,xn--cesena-forl-mcb,xn--cesenaforl-i8a,xn--forl-cesena-fcb,xn--forlcesena-c8a,xn--sdtirol-n2a,xn--trentin-sd-tirol-rzb,xn--trentin-sdtirol-7vb,xn--trentino-sd-tirol-c3b,xn--trentino-sdtirol-szb,xn--trentinosd-tirol-rzb,xn--trentinosdtirol-7vb,xn--trentinsd-tirol-6vb,xn--trentinsdtirol-nsb,xn--valle-aoste-ebb,xn--valle-d-aoste-ehb,xn--valleaoste-e7a,xn--valledaoste-ebb)
itau
itv
jaguar
java
jcb
je(co,net,~of,org)
jeep
jetzt
jewelry
jio
jll
jm(*)
jmp
jnj
jo(agri,ai,com,edu,eng,fm,gov,mil,net,org,per,phd,sch,tv)
jobs
joburg
jot
joy
jp(~0am,~0g0,~0j0,~0t0,~2-d,ac,ad,aichi(aisai,ama,anjo,asuke,chiryu,chita,fuso,gamagori,handa,hazu,hekinan,higashiura,ichinomiya,inazawa,inuyama,isshiki,iwakura,kanie,kariya,kasugai,kira,kiyosu,komaki,konan,kota,mihama,miyoshi,nishio,nisshin,obu,oguchi,oharu,okazaki,owariasahi,seto,shikatsu,shinshiro,shitara,tahara,takahama,tobishima,toei,togo,tokai,tokoname,toyoake,toyohashi,toyokawa,toyone,toyota,tsushima,yatomi),akita(akita,daisen,fujisato,gojome,hachirogata,happou,higashinaruse,honjo,honjyo,ikawa,kamikoani,kamioka,katagami,kazuno,kitaakita,kosaka,kyowa,misato,mitane,moriyoshi,nikaho,noshiro,odate,oga,ogata,semboku,yokote,yurihonjo),~angry,aomori(aomori,gonohe,hachinohe,hashikami,hiranai,hirosaki,itayanagi,kuroishi,misawa,mutsu,nakadomari,noheji,oirase,owani,rokunohe,sannohe,shichinohe,shingo,takko,towada,tsugaru,tsuruta),~babyblue,~babymilk,~backdrop,~bambina,~bitter,~blush,~bona,~boo,~boy,~boyfriend,~but,~buyshop,~candypop,~capoo,~catfood,~cheap,chiba(abiko,asahi,chonan,chosei,choshi,chuo,funabashi,futtsu,hanamigawa,ichihara,ichikawa,ichinomiya,inzai,isumi,kamagaya,kamogawa,kashiwa,katori,katsuura,kimitsu,kisarazu,kozaki,kujukuri,kyonan,matsudo,midori,mihama,minamiboso,mobara,mutsuzawa,nagara,nagareyama,narashino,narita,noda,oamishirasato,omigawa,onjuku,otaki,sakae,sakura,shimofusa,shirako,shiroi,shisui,sodegaura,sosa,tako,tateyama,togane,tohnosho,tomisato,urayasu,yachimata,yachiyo,yokaichiba,yokoshibahikari,yotsukaido),~chicappa,~chillout,~chips,~chowder,~chu,~ciao,co,~cocotte,~coolblog,~cranky,~crap,~cutegirl,~daa,~daynight,~deca,~deci,~digick,ed,~eek,~egoism,ehime(ainan,honai,ikata,imabari,iyo,kamijima,kihoku,kumakogen,masaki,matsuno,matsuyama,namikata,niihama,ozu,saijo,seiyo,shikokuchuo,tobe,toon,uchiko,uwajima,yawatahama),~fakefur,~fashionstore,~fem,~flier,~flop,~floppy,~fool,~frenchkiss,fukui(echizen,eiheiji,fukui,ikeda,katsuyama,mihama,minamiechizen,obama,ohi,ono,sabae,sakai,takahama,tsuruga,wakasa),fukuoka(ashiya,buzen,chikugo,chikuho,chikujo,chikushino,chikuzen,chuo,dazaifu,fukuchi,hakata,higashi,hirokawa,hisayama,iizuka,inatsuki,kaho,kasuga,kasuya,kawara,keisen,koga,kurate,kurogi,kurume,minami,miyako,miyama,miyawaka,mizumaki,munakata,nakagawa,nakama,nishi,nogata,ogori,okagaki,okawa,oki,omuta,onga,onojo,oto,saigawa,sasaguri,shingu,shinyoshitomi,shonai,soeda,sue,tachiarai,tagawa,takata,toho,toyotsu,tsuiki,ukiha,umi,usui,yamada,yame,yanagawa,yukuhashi),fukushima(aizubange,aizumisato,aizuwakamatsu,asakawa,bandai,date,fukushima,furudono,futaba,hanawa,higashi,hirata,hirono,iitate,inawashiro,ishikawa,iwaki,izumizaki,kagamiishi,kaneyama,kawamata,kitakata,kitashiobara,koori,koriyama,kunimi,miharu,mishima,namie,nango,nishiaizu,nishigo,okuma,omotego,ono,otama,samegawa,shimogo,shirakawa,showa,soma,sukagawa,taishin,tamakawa,tanagura,tenei,yabuki,yamato,yamatsuri,yanaizu,yugawa),gifu(anpachi,ena,gifu,ginan,godo,gujo,hashima,hichiso,hida,higashishirakawa,ibigawa,ikeda,kakamigahara,kani,kasahara,kasamatsu,kawaue,kitagata,mino,minokamo,mitake,mizunami,motosu,nakatsugawa,ogaki,sakahogi,seki,sekigahara,shirakawa,tajimi,takayama,tarui,toki,tomika,wanouchi,yamagata,yaotsu,yoro),~girlfriend,~girly,~gloomy,go,~gonna,gr,~greater,gunma(annaka,chiyoda,fujioka,higashiagatsuma,isesaki,itakura,kanna,kanra,katashina,kawaba,kiryu,kusatsu,maebashi,meiwa,midori,minakami,naganohara,nakanojo,nanmoku,numata,oizumi,ora,ota,shibukawa,shimonita,shinto,showa,takasaki,takayama,tamamura,tatebayashi,tomioka,tsukiyono,tsumagoi,ueno,yoshioka),~hacca,~halfmoon,~handcrafted,~hateblo,~hatenablog,~hatenadiary,~heavy,~her,~hiho,~hippy,hiroshima(asaminami,daiwa,etajima,fuchu,fukuyama,hatsukaichi,higashihiroshima,hongo,jinsekikogen,kaita,kui,kumano,kure,mihara,miyoshi,naka,onomichi,osakikamijima,otake,saka,sera,seranishi,shinichi,shobara,takehara),hokkaido(abashiri,abira,aibetsu,akabira,akkeshi,asahikawa,ashibetsu,ashoro,assabu,atsuma,bibai,biei,bifuka,bihoro,biratori,chippubetsu,chitose,date,ebetsu,embetsu,eniwa,erimo,esan,esashi,fukagawa,fukushima,furano,furubira,haboro,hakodate,hamatonbetsu,hidaka,higashikagura,higashikawa,hiroo,hokuryu,hokuto,honbetsu,horokanai,horonobe,ikeda,imakane,ishikari,iwamizawa,iwanai,kamifurano,kamikawa,kamishihoro,kamisunagawa,kamoenai,kayabe,kembuchi,kikonai,kimobetsu,kitahiroshima,kitami,kiyosato,koshimizu,kunneppu,kuriyama,kuromatsunai,kushiro,kutchan,kyowa,mashike,matsumae,mikasa,minamifurano,mombetsu,moseushi,mukawa,muroran,naie,nakagawa,nakasatsunai,nakatombetsu,nanae,nanporo,nayoro,nemuro,niikappu,niki,nishiokoppe,noboribetsu,numata,obihiro,obira,oketo,okoppe,otaru,otobe,otofuke,otoineppu,oumu,ozora,pippu,rankoshi,rebun,rikubetsu,rishiri,rishirifuji,saroma,sarufutsu,shakotan,shari,shibecha,shibetsu,shikabe,shikaoi,shimamaki,shimizu,shimokawa,shinshinotsu,shintoku,shiranuka,shiraoi,shiriuchi,sobetsu,sunagawa,taiki,takasu,takikawa,takinoue,teshikaga,tobetsu,tohma,tomakomai,tomari,toya,toyako,toyotomi,toyoura,tsubetsu,tsukigata,urakawa,urausu,uryu,utashinai,wakkanai,wassamu,yakumo,yoichi),~holy,~hungry,hyogo(aioi,akashi,ako,amagasaki,aogaki,asago,ashiya,awaji,fukusaki,goshiki,harima,himeji,ichikawa,inagawa,itami,kakogawa,kamigori,kamikawa,kasai,kasuga,kawanishi,miki,minamiawaji,nishinomiya,nishiwaki,ono,sanda,sannan,sasayama,sayo,shingu,shinonsen,shiso,sumoto,taishi,taka,takarazuka,takasago,takino,tamba,tatsuno,toyooka,yabu,yashiro,yoka,yokawa),ibaraki(ami,asahi,bando,chikusei,daigo,fujishiro,hitachi,hitachinaka,hitachiomiya,hitachiota,ibaraki,ina,inashiki,itako,iwama,joso,kamisu,kasama,kashima,kasumigaura,koga,miho,mito,moriya,naka,namegata,oarai,ogawa,omitama,ryugasaki,sakai,sakuragawa,shimodate,shimotsuma,shirosato,sowa,suifu,takahagi,tamatsukuri,tokai,tomobe,tone,toride,tsuchiura,tsukuba,uchihara,ushiku,yachiyo,yamagata,yawara,yuki),~icurus,ishikawa(anamizu,hakui,hakusan,kaga,kahoku,kanazawa,kawakita,komatsu,nakanoto,nanao,nomi,nonoichi,noto,shika,suzu,tsubata,tsurugi,uchinada,wajima),~itigo,iwate(fudai,fujisawa,hanamaki,hiraizumi,hirono,ichinohe,ichinoseki,iwaizumi,iwate,joboji,kamaishi,kanegasaki,karumai,kawai,kitakami,kuji,kunohe,kuzumaki,miyako,mizusawa,morioka,ninohe,noda,ofunato,oshu,otsuchi,rikuzentakata,shiwa,shizukuishi,sumita,tanohata,tono,yahaba,yamada),~jeez,~jellybean,kagawa(ayagawa,higashikagawa,kanonji,kotohira,manno,marugame,mitoyo,naoshima,sanuki,tadotsu,takamatsu,tonosho,uchinomi,utazu,zentsuji),kagoshima(akune,amami,hioki,isa,isen,izumi,kagoshima,kanoya,kawanabe,kinko,kouyama,makurazaki,matsumoto,minamitane,nakatane,nishinoomote,satsumasendai,soo,tarumizu,yusui),kanagawa(aikawa,atsugi,ayase,chigasaki,ebina,fujisawa,hadano,hakone,hiratsuka,isehara,kaisei,kamakura,kiyokawa,matsuda,minamiashigara,miura,nakai,ninomiya,odawara,oi,oiso,sagamihara,samukawa,tsukui,yamakita,yamato,yokosuka,yugawara,zama,zushi),~kawaiishop,kawasaki(*,!city),~kikirara,~kill,~kilo,kitakyushu(*,!city),kobe(*,!city),kochi(aki,geisei,hidaka,higashitsuno,ino,kagami,kami,kitagawa,kochi,mihara,motoyama,muroto,nahari,nakamura,nankoku,nishitosa,niyodogawa,ochi,okawa,otoyo,otsuki,sakawa,sukumo,susaki,tosa,tosashimizu,toyo,tsuno,umaji,yasuda,yusuhara),kumamoto(amakusa,arao,aso,choyo,gyokuto,kamiamakusa,kikuchi,kumamoto,mashiki,mifune,minamata,minamioguni,nagasu,nishihara,oguni,ozu,sumoto,takamori,uki,uto,yamaga,yamato,yatsushiro),~kuron,kyoto(ayabe,fukuchiyama,higashiyama,ide,ine,joyo,kameoka,kamo,kita,kizu,kumiyama,kyotamba,kyotanabe,kyotango,maizuru,minami,minamiyamashiro,miyazu,muko,nagaokakyo,nakagyo,nantan,oyamazaki,sakyo,seika,tanabe,uji,ujitawara,wazuka,yamashina,yawata),lg,~littlestar,~lolipopmc,~lolitapunk,~lomo,~lovepop,~lovesick,~main,~matrix,mie(asahi,inabe,ise,kameyama,kawagoe,kiho,kisosaki,kiwa,komono,kumano,kuwana,matsusaka,meiwa,mihama,minamiise,misugi,miyama,nabari,shima,suzuka,tado,taiki,taki,tamaki,toba,tsu,udono,ureshino,watarai,yokkaichi),~mimoza,miyagi(furukawa,higashimatsushima,ishinomaki,iwanuma,kakuda,kami,kawasaki,marumori,matsushima,minamisanriku,misato,murata,natori,ogawara,ohira,onagawa,osaki,rifu,semine,shibata,shichikashuku,shikama,shiogama,shiroishi,tagajo,taiwa,tome,tomiya,wakuya,watari,yamamoto,zao),miyazaki(aya,ebino,gokase,hyuga,kadogawa,kawaminami,kijo,kitagawa,kitakata,kitaura,kobayashi,kunitomi,kushima,mimata,miyakonojo,miyazaki,morotsuka,nichinan,nishimera,nobeoka,saito,shiiba,shintomi,takaharu,takanabe,takazaki,tsuno),~mods,~mond,~mongolian,~moo,~mydns,nagano(achi,agematsu,anan,aoki,asahi,azumino,chikuhoku,chikuma,chino,fujimi,hakuba,hara,hiraya,iida,iijima,iiyama,iizuna,ikeda,ikusaka,ina,karuizawa,kawakami,kiso,kisofukushima,kitaaiki,komagane,komoro,matsukawa,matsumoto,miasa,minamiaiki,minamimaki,minamiminowa,minowa,miyada,miyota,mochizuki,nagano,nagawa,nagiso,nakagawa,nakano,nozawaonsen,obuse,ogawa,okaya,omachi,omi,ookuwa,ooshika,otaki,otari,sakae,sakaki,saku,sakuho,shimosuwa,shinanomachi,shiojiri,suwa,suzaka,takagi,takamori,takayama,tateshina,tatsuno,togakushi,togura,tomi,ueda,wada,yamagata,yamanouchi,yasaka,yasuoka),nagasaki(chijiwa,futsu,goto,hasami,hirado,iki,isahaya,kawatana,kuchinotsu,matsuura,nagasaki,obama,omura,oseto,saikai,sasebo,seihi,shimabara,shinkamigoto,togitsu,tsushima,unzen),nagoya(*,!city),~namaste,nara(ando,gose,heguri,higashiyoshino,ikaruga,ikoma,kamikitayama,kanmaki,kashiba,kashihara,katsuragi,kawai,kawakami,kawanishi,koryo,kurotaki,mitsue,miyake,nara,nosegawa,oji,ouda,oyodo,sakurai,sango,shimoichi,shimokitayama,shinjo,soni,takatori,tawaramoto,tenkawa,tenri,uda,yamatokoriyama,yamatotakada,yamazoe,yoshino),ne(/aseinet(~user),~gehirn,~ivory,~mail-box,~mints,~mokuren,~opal,~sakura,~sumomo,~topaz),~netgamers,niigata(aga,agano,gosen,itoigawa,izumozaki,joetsu,kamo,kariwa,kashiwazaki,minamiuonuma,mitsuke,muika,murakami,myoko,nagaoka,niigata,ojiya,omi,sado,sanjo,seiro,seirou,sekikawa,shibata,tagami,tainai,tochio,tokamachi,tsubame,tsunan,uonuma,yahiko,yoita,yuzawa),~nikita,~nobushi,~noor,~nyanta,~o0o0,oita(beppu,bungoono,bungotakada,hasama,hiji,himeshima,hita,kamitsue,kokonoe,kuju,kunisaki,kusu,oita,saiki,taketa,tsukumi,usa,usuki,yufu),okayama(akaiwa,asakuchi,bizen,hayashima,ibara,kagamino,kasaoka,kibichuo,kumenan,kurashiki,maniwa,misaki,nagi,niimi,nishiawakura,okayama,satosho,setouchi,shinjo,shoo,soja,takahashi,tamano,tsuyama,wake,yakage),okinawa(aguni,ginowan,ginoza,gushikami,haebaru,higashi,hirara,iheya,ishigaki,ishikawa,itoman,izena,kadena,kin,kitadaito,kitanakagusuku,kumejima,kunigami,minamidaito,motobu,nago,naha,nakagusuku,nakijin,nanjo,nishihara,ogimi,okinawa,onna,shimoji,taketomi,tarama,tokashiki,tomigusuku,tonaki,urasoe,uruma,yaese,yomitan,yonabaru,yonaguni,zamami),~oops,or,osaka(abeno,chihayaakasaka,chuo,daito,fujiidera,habikino,hannan,higashiosaka,higashisumiyoshi,higashiyodogawa,hirakata,ibaraki,ikeda,izumi,izumiotsu,izumisano,kadoma,kaizuka,kanan,kashiwara,katano,kawachinagano,kishiwada,kita,kumatori,matsubara,minato,minoh,misaki,moriguchi,neyagawa,nishi,nose,osakasayama,sakai,sayama,sennan,settsu,shijonawate,shimamoto,suita,tadaoka,taishi,tajiri,takaishi,takatsuki,tondabayashi,toyonaka,toyono,yao),~parallel,~parasite,~pecori,~peewee,~penne,~pepper,~perma,~pgw,~pigboat,~pinoko,~punyu,~pupu,~pussycat,~pya,~raindrop,~rdy,~readymade,~rgr,~rulez,~sadist,saga(ariake,arita,fukudomi,genkai,hamatama,hizen,imari,kamimine,kanzaki,karatsu,kashima,kitagata,kitahata,kiyama,kouhoku,kyuragi,nishiarita,ogi,omachi,ouchi,saga,shiroishi,taku,tara,tosu,yoshinogari),saitama(arakawa,asaka,chichibu,fujimi,fujimino,fukaya,hanno,hanyu,hasuda,hatogaya,hatoyama,hidaka,higashichichibu,higashimatsuyama,honjo,ina,iruma,iwatsuki,kamiizumi,kamikawa,kamisato,kasukabe,kawagoe,kawaguchi,kawajima,kazo,kitamoto,koshigaya,kounosu,kuki,kumagaya,matsubushi,minano,misato,miyashiro,miyoshi,moroyama,nagatoro,namegawa,niiza,ogano,ogawa,ogose,okegawa,omiya,otaki,ranzan,ryokami,saitama,sakado,satte,sayama,shiki,shiraoka,soka,sugito,toda,tokigawa,tokorozawa,tsurugashima,urawa,warabi,yashio,yokoze,yono,yorii,yoshida,yoshikawa,yoshimi),/sakurastorage(/isk01(~s3),/isk02(~s3)),~saloon,sapporo(*,!city),~sblo,~schoolbus,~secret,sendai(*,!city),shiga(aisho,gamo,higashiomi,hikone,koka,konan,kosei,koto,kusatsu,maibara,moriyama,nagahama,nishiazai,notogawa,omihachiman,otsu,ritto,ryuoh,takashima,takatsuki,torahime,toyosato,yasu),shimane(akagi,ama,gotsu,hamada,higashiizumo,hikawa,hikimi,izumo,kakinoki,masuda,matsue,misato,nishinoshima,ohda,okinoshima,okuizumo,shimane,tamayu,tsuwano,unnan,yakumo,yasugi,yatsuka),shizuoka(arai,atami,fuji,fujieda,fujikawa,fujinomiya,fukuroi,gotemba,haibara,hamamatsu,higashiizu,ito,iwata,izu,izunokuni,kakegawa,kannami,kawanehon,kawazu,kikugawa,kosai,makinohara,matsuzaki,minamiizu,mishima,morimachi,nishiizu,numazu,omaezaki,shimada,shimizu,shimoda,shizuoka,susono,yaizu,yoshida),~skr,~staba,~stripper,~sub,~sunnyday,~supersale,~tank,~theshop,~thick,tochigi(ashikaga,bato,haga,ichikai,iwafune,kaminokawa,kanuma,karasuyama,kuroiso,mashiko,mibu,moka,motegi,nasu,nasushiobara,nikko,nishikata,nogi,ohira,ohtawara,oyama,sakura,sano,shimotsuke,shioya,takanezawa,tochigi,tsuga,ujiie,utsunomiya,yaita),tokushima(aizumi,anan,ichiba,itano,kainan,komatsushima,matsushige,mima,minami,miyoshi,mugi,nakagawa,naruto,sanagochi,shishikui,tokushima,wajiki),tokyo(adachi,akiruno,akishima,aogashima,arakawa,bunkyo,chiyoda,chofu,chuo,edogawa,fuchu,fussa,hachijo,hachioji,hamura,higashikurume,higashimurayama,higashiyamato,hino,hinode,hinohara,inagi,itabashi,katsushika,kita,kiyose,kodaira,koganei,kokubunji,komae,koto,kouzushima,kunitachi,machida,meguro,minato,mitaka,mizuho,musashimurayama,musashino,nakano,nerima,ogasawara,okutama,ome,oshima,ota,setagaya,shibuya,shinagawa,shinjuku,suginami,sumida,tachikawa,taito,tama,toshima),~tonkotsu,tottori(chizu,hino,kawahara,koge,kotoura,misasa,nanbu,nichinan,sakaiminato,tottori,wakasa,yazu,yonago),toyama(asahi,fuchu,fukumitsu,funahashi,himi,imizu,inami,johana,kamiichi,kurobe,nakaniikawa,namerikawa,nanto,nyuzen,oyabe,taira,takaoka,tateyama,toga,tonami,toyama,unazuki,uozu,yamada),~uh-oh,~under,~undo,~upper,~usercontent,~velvet,~verse,~versus,~vivian,wakayama(arida,aridagawa,gobo,hashimoto,hidaka,hirogawa,inami,iwade,kainan,kamitonda,katsuragi,kimino,kinokawa,kitayama,koya,koza,kozagawa,kudoyama,kushimoto,mihama,misato,nachikatsuura,shingu,shirahama,taiji,tanabe,wakayama,yuasa,yura),~watson,/webaccel(~rs,~user),~weblike,~websozai,~whitesnow,~wjg,~xii,xn--0trq7p7nn,xn--1ctwo,xn--1lqs03n,xn--1lqs71d,xn--2m4a15e,xn--32vp30h,xn--4it168d,xn--4it797k,xn--4pvxs,xn--5js045d,xn--5rtp49c,xn--5rtq34k,xn--6btw5a,xn--6orx2r,xn--7t0a264c,xn--8ltr62k,xn--8pvr4u,xn--c3s14m,xn--d5qv7z876c,xn--djrs72d6uy,xn--djty4k,xn--efvn9s,xn--ehqz56n,xn--elqq16h,xn--f6qx53a,xn--k7yn95e,xn--kbrq7o,xn--klt787d,xn--kltp7d,xn--kltx9a,xn--klty5x,xn--mkru45i,xn--nit225k,xn--ntso0iqx3a,xn--ntsq17g,xn--pssu33l,xn--qqqt11m,xn--rht27z,xn--rht3d,xn--rht61e,xn--rny31h,xn--tor131o,xn--uist22h,xn--uisz3g,xn--uuwu58a,xn--vgu402c,xn--zbx025d,yamagata(asahi,funagata,higashine,iide,kahoku,kaminoyama,kaneyama,kawanishi,mamurogawa,mikawa,murayama,nagai,nakayama,nanyo,nishikawa,obanazawa,oe,oguni,ohkura,oishida,sagae,sakata,sakegawa,shinjo,shirataka,shonai,takahata,tendo,tozawa,tsuruoka,yamagata,yamanobe,yonezawa,yuza),yamaguchi(abu,hagi,hikari,hofu,iwakuni,kudamatsu,mitou,nagato,oshima,shimonoseki,shunan,tabuse,tokuyama,toyota,ube,yuu),yamanashi(chuo,doshi,fuefuki,fujikawa,fujikawaguchiko,fujiyoshida,hayakawa,hokuto,ichikawamisato,kai,kofu,koshu,kosuge,minami-alps,minobu,nakamichi,nanbu,narusawa,nirasaki,nishikatsura,oshino,otsuki,showa,tabayama,tsuru,uenohara,yamanakako,yamanashi),yokohama(*,!city),~zombie)
jpmorgan
jprs
juegos
kaufen
kddi
ke(ac,co,go,info,me,mobi,ne,or,sc)
kerryhotels
kerryproperties
kfh
kg(~ae,com,edu,gov,mil,net,org,~us,~xx)
kh(com,edu,gov,net,org)
ki(biz,com,edu,gov,info,net,org)
kia
kids
kim
kindle
kitchen
kiwi
km(ass,asso,com,coop,edu,gouv,gov,medecin,mil,nom,notaires,org,pharmaciens,prd,presse,tm,veterinaire)
kn(edu,gov,net,org)
koeln
komatsu
kosher
kp(com,edu,gov,org,rep,tra)
kpmg
kpn
kr(ac,ai,busan,~c01,chungbuk,chungnam,co,daegu,daejeon,~eliv-api,~eliv-cdn,~eliv-dns,es,gangwon,go,gwangju,gyeongbuk,gyeonggi,gyeongnam,hs,incheon,io,it,jeju,jeonbuk,jeonnam,kg,me,mil,~mmv,ms,ne,or,pe,re,sc,seoul,ulsan,~vki)
krd(~co,~edu)
kred
kuokgroup
kw(com,edu,emb,gov,ind,net,org)
ky(com,edu,net,org)
kyoto
kz(com,edu,gov,~jcloud,mil,net,org)
la(~bnr,com,edu,gov,info,int,net,org,per)
lacaixa
lamborghini
lamer
land
landrover
lanxess
lasalle
lat
latino
latrobe
law
lawyer
lb(com,edu,gov,net,org)
lc(co,com,edu,gov,net,org,~oy)
lds
lease
leclerc
lefrak
legal
lego
lexus
lgbt
li
lidl
life
lifeinsurance
lifestyle
lighting
like
lilly
limited
limo(~eth(~*))
lincoln
link(~canva,~cyon,~dweb(~*),~eth(~*),~inbrowser(~*),~joinmc,~keenetic,~myfritz,~mypep,/nftstorage(~ipfs),/storacha(~ipfs),/w3s(~ipfs))
live(~aem,~ewp(~*),~hlx)
living
lk(ac,assn,com,edu,gov,grp,hotel,int,ltd,net,ngo,org,sch,soc,web)
llc
llp
loan
loans
locker
locus
lol(~omg)
london
lotte
lotto
love
lpl
lplfinancial
lr(com,edu,gov,net,org)
ls(ac,biz,co,edu,gov,info,net,org,sc)
lt(gov)
ltd
ltda
lu(~123website)
lundbeck
luxe
luxury
lv(asn,com,conf,edu,gov,id,mil,net,org)
ly(com,edu,gov,id,med,net,org,plc,sch)
ma(ac,co,gov,net,org,press)
madrid
maif
maison
makeup
man
management
mango
map
market
marketing
markets
marriott
marshalls
mattel
mba
mc(asso,tm)
mckinsey
md(~ir)
me(ac,~barsy,~brasilia,~c66,co,~craft,~ddns,~diskstation,~dnsfor,~dscloud,~edgestack,edu,~filegear,~filegear-sg,gov,~grok,/hooc(~seprox),~hopto,~i234,its,~loginto,~lohmus,~mcdir,~mybox,~myds,net,~nohost,~noip,~opencloud,org,priv,~soundcast,~synology,~tcp4,/transip(~site),~vp4,~webhop,~xwx)
med
media(~framer)
meet
melbourne
meme
memorial
men
menu(~barsy,~barsyonline)
merck
merckmsd
mg(co,com,edu,gov,mil,nom,org,prd)
mh
miami
microsoft
mil
mini
mint
mit
mitsubishi
mk(com,edu,gov,inf,name,net,org)
ml(ac,art,asso,com,edu,gouv,gov,info,inst,net,org,pr,presse)
mlb
mls
mm(*)
mma
mn(edu,gov,~nyc,org)
mo(com,edu,gov,net,org)
mobi(~barsy,~dscloud)
mobile
moda
moe
moi
mom
monash
money
monster
mormon
mortgage
moscow
moto
motorcycles
mov
movie
mp(~ju)
mq
mr(gov)
ms(com,edu,gov,~minisite,net,org)
msd
mt(com,edu,net,org)
mtn
mtr
mu(ac,co,com,gov,net,or,org)
museum
music
mv(aero,biz,com,coop,edu,gov,info,int,mil,museum,name,net,org,pro)
mw(ac,biz,co,com,coop,edu,gov,int,net,org)
mx(com,edu,gob,net,org)
my(biz,com,edu,gov,mil,name,net,org)
mz(ac,adv,co,edu,gov,mil,net,org)
na(alt,co,com,gov,net,org)
nab
nagoya
name(/her(~forgot),/his(~forgot),~ispmanager,~keenetic)
navy(~dns,~v6)
nba
nc(asso,nom)
ne
nec
net(~adobeaemcloud,~adobeio-static,~adobeioruntime,~akadns,~akamai,~akamai-staging,~akamaiedge,~akamaiedge-staging,~akamaihd,~akamaihd-staging,~akamaiorigin,~akamaiorigin-staging,~akamaized,~akamaized-staging,~alwaysdata,~apps-1and1,~appudo,~at-band-camp,/atlassian-dev(/prod(~cdn)),~azure-api,~azure-mobile,~azureedge,~azurefd,~azurestaticapps(~1,~2,~3,~4,~5,~6,~7,~centralus,~eastasia,~eastus2,~westeurope,~westus2),~azurewebsites(~australiacentral-01,~australiacentral2-01,~australiaeast-01,~australiasoutheast-01,~austriaeast-01,~belgiumcentral-01,~brazilsouth-01,~brazilsoutheast-01,~canadacentral-01,~canadaeast-01,~centralindia-01,~centralus-01,~centraluseuap-01,~chilecentral-01,~denmarkeast-01,~eastasia-01,~eastasiastage-01,~eastus-01,~eastus2-01,~eastus2euap-01,~eastus3-01,~francecentral-01,~francesouth-01,~germanynorth-01,~germanywestcentral-01,~indiasouthcentral-01,~indonesiacentral-01,~israelcentral-01,~israelnorthwest-01,~italynorth-01,~japaneast-01,~japanwest-01,~jioindiacentral-01,~jioindiawest-01,~koreacentral-01,~koreasouth-01,~malaysiawest-01,~mexicocentral-01,~newzealandnorth-01,~northcentralus-01,~northcentralusstage-01,~northeastus5-01,~northeurope-01,~norwayeast-01,~norwaywest-01,~p(~*),~polandcentral-01,~qatarcentral-01,~southafricanorth-01,~southafricawest-01,~southcentralus-01,~southcentralus2-01,~southeastasia-01,~southeastus5-01,~southindia-01,~spaincentral-01,~swedencentral-01,~swedensouth-01,~switzerlandnorth-01,~switzerlandwest-01,~taiwannorth-01,~taiwannorthwest-01,~uaecentral-01,~uaenorth-01,~uksouth-01,~ukwest-01,~westcentralus-01,~westeurope-01,~westindia-01,~westus-01,~westus2-01,~westus3-01),~barsy,~blackbaudcdn,~blogdns,~boomla,~botdash,~bounceme,~bplaced,~broke-it,~buyshouses,~casacam,~cdn-edges,/cdn77(~r),~cdn77-ssl,~channelsdvr(~u),~clickrising,~cloudaccess,~cloudapp,~cloudflare(~cdn),/cloudflareanycast(~cdn),/cloudflarecn(~cdn),/cloudflareglobal(~cdn),~cloudfront,~cloudfunctions,~cloudjiffy(~fra1-de,~west1-us),~cloudycluster,~community-pro,~ctfcloud,~dattolocal,~ddns,~ddns-ip,~de5,~debian,~definima,~deno(~sandbox),~dns-cloud,~dns-dynamic,~dnsalias,~dnsdojo,~dnsup,~does-it,~dontexist,~dsmynas,~dynalias,~dynathome,~dynu,~dynuddns,~dynv6,~eating-organic,~edgekey,~edgekey-staging,~edgesuite,~edgesuite-staging,/elastx(~jls-sto1,~jls-sto2,~jls-sto3),~endofinternet,~familyds,/fastly(~freetls,~map,/prod(~a,~global),/ssl(~a,~b,~global)),~fastlylb(~map),~feste-ip,~firewall-gateway,~from-az,~from-co,~from-la,~from-ny,~gb,~gets-it,~ggff,~grafana-dev,~ham-radio-op,~heteml,~hicam,~homeftp,~homeip,~homelinux,~homeunix,/hrsn(~vps),~hu,~icp(~*),~in,~in-dsl,~in-the-band,~in-vpn,~iobb,~ipifony,~ipv64,~is-a-chef,~is-a-geek,~isa-geek,~jp,~keyword-on,~kicks-ass,~kinghost,~knx-server,~krellian,~live-on,~localcert,~localto(~*),~luyani,~mafelo,/massivegrid(/paas(~fr-1,~lon-1,~lon-2,~ny-1,~ny-2,~sg-1)),~meinforum,~memset,~moonscale,~myamaze,~mydatto,~mydissent,~myeffect,~myfritz,~mymediapc,/mynetname(~sn),~mypsx,~myradweb,~mysecuritycamera,~myspreadshop,~mysynology,~nhlfan,~no-ip,~now-dns,~office-on-the,~oninferno,~opik,/ovh(~hosting(~*),~webpaas(~*)),~ownip,~pgafan,~podzone,~privatizehealthinsurance,~rackmaze,~redirectme,~reserve-online,~routingthecloud,~ru,/saveincloud(~jelastic,~nordeste-idc),/scaleforce(~j),~schokokeks,~scrapper-site,~se,~seidat,~selfip,~sells-it,~senseering,~servebbs,~serveblog,~serveftp,~serveminecraft,~server-on,~shopselect,~siteleaf,~spryt,~square7,~squares,/srcf(~soc,~user),~static-access,~subsc-pay,~supabase,~sytes,~thruhere,~torproject(~pages),~trafficmanager,~ts(~c(~*)),~tunnelmole,~twmail,~uk,~uni5,/usgovcloudapi(/core(~blob,~file,~web),~servicebus),~usgovcloudapp,~usgovtrafficmanager,~vpndns,~vps-host(/jelastic(~atl,~njs,~ric)),~vusercontent,~webhop,/windows(/core(~blob,~file,~web),~servicebus),~yandexcloud(~storage,~website),~za,~zabc)
netbank
netflix
network(~aem,~alces(~*),~appwrite,~arvo,~azimuth,~co,~tlon)
neustar
new(~builtwithrocket(~*))
news(~noticeable)
next
nextdirect
nexus
nf(arts,com,firm,info,net,other,per,rec,store,web)
nfl
ng(~biz(~co,~dl,~go,~lg,~on),~col,com,edu,~firm,~gen,gov,i,~ltd,mil,mobi,name,net,~ngo,org,~plc,sch)
ngo
nhk
ni(ac,biz,co,com,edu,gob,in,info,int,mil,net,nom,org,web)
nico
nike
nikon
ninja
nissan
nissay
nl(~123website,~cistron,~co,~demon,~gov,~hosting-cluster(~site),~khplay,~myspreadshop,~transurl(~*))
no(~123hjemmeside,aa(gs),aarborte,aejrie,afjord,agdenes,ah(gs),/akershus(nes),aknoluokta,akrehamn,al,alaheadju,alesund,algard,alstahaug,alta,alvdal,amli,amot,andasuolo,andebu,andoy,ardal,aremark,arendal,arna,aseral,asker,askim,askoy,askvoll,asnes,audnedal,aukra,aure,aurland,aurskog-holand,austevoll,austrheim,averoy,badaddja,bahcavuotna,bahccavuotna,baidar,bajddar,balat,balestrand,ballangen,balsfjord,bamble,bardu,barum,batsfjord,bearalvahki,beardu,beiarn,berg,bergen,berlevag,bievat,bindal,birkenes,bjerkreim,bjugn,bodo,bokn,bomlo,bremanger,bronnoy,bronnoysund,brumunddal,bryne,bu(gs),budejju,/buskerud(nes),bygland,bykle,cahcesuolo,~co,davvenjarga,davvesiida,deatnu,dep,dielddanuorri,divtasvuodna,divttasvuotna,donna,dovre,drammen,drangedal,drobak,dyroy,egersund,eid,eidfjord,eidsberg,eidskog,eidsvoll,eigersund,elverum,enebakk,engerdal,etne,etnedal,evenassi,evenes,evje-og-hornnes,farsund,fauske,fedje,fet,fetsund,fhs,finnoy,fitjar,fjaler,fjell,fla,flakstad,flatanger,flekkefjord,flesberg,flora,floro,fm(gs),folkebibl,folldal,forde,forsand,fosnes,frana,fredrikstad,frogn,froland,frosta,froya,fuoisku,fuossko,fusa,fylkesbibl,fyresdal,gaivuotna,galsa,gamvik,gangaviika,gaular,gausdal,giehtavuoatna,gielda,gildeskal,giske,gjemnes,gjerdrum,gjerstad,gjesdal,gjovik,gloppen,gol,gran,grane,granvin,gratangen,grimstad,grong,grue,gulen,guovdageaidnu,ha,habmer,hadsel,hagebostad,halden,halsa,hamar,hamaroy,hammarfeasta,hammerfest,hapmir,haram,hareid,harstad,hasvik,hattfjelldal,haugesund,/hedmark(os,valer,xn--vler-qoa),hemne,hemnes,hemsedal,herad,hitra,hjartdal,hjelmeland,hl(gs),hm(gs),hobol,hof,hokksund,hol,hole,holmestrand,holtalen,honefoss,/hordaland(os),hornindal,horten,hoyanger,hoylandet,hurdal,hurum,hvaler,hyllestad,ibestad,idrett,inderoy,iveland,ivgu,jan-mayen(gs),jessheim,jevnaker,jolster,jondal,jorpeland,kafjord,karasjohka,karasjok,karlsoy,karmoy,kautokeino,kirkenes,klabu,klepp,kommune,kongsberg,kongsvinger,kopervik,kraanghke,kragero,kristiansand,kristiansund,krodsherad,krokstadelva,kvafjord,kvalsund,kvam,kvanangen,kvinesdal,kvinnherad,kviteseid,kvitsoy,laakesvuemie,lahppi,langevag,lardal,larvik,lavagis,lavangen,leangaviika,lebesby,leikanger,leirfjord,leirvik,leka,leksvik,lenvik,lerdal,lesja,levanger,lier,lierne,lillehammer,lillesand,lindas,lindesnes,loabat,lodingen,lom,loppa,lorenskog,loten,lund,lunner,luroy,luster,lyngdal,lyngen,malatvuopmi,malselv,malvik,mandal,marker,marnardal,masfjorden,masoy,matta-varjjat,meland,meldal,melhus,meloy,meraker,midsund,midtre-gauldal,mil,mjondalen,mo-i-rana,moareke,modalen,modum,molde,/more-og-romsdal(heroy,sande),mosjoen,moskenes,moss,mr(gs),muosat,museum,~myspreadshop,naamesjevuemie,namdalseid,namsos,namsskogan,nannestad,naroy,narviika,narvik,naustdal,navuotna,nedre-eiker,nesna,nesodden,nesoddtangen,nesseby,nesset,nissedal,nittedal,nl(gs),nord-aurdal,nord-fron,nord-odal,norddal,nordkapp,/nordland(bo,heroy,xn--b-5ga,xn--hery-ira),nordre-land,nordreisa,nore-og-uvdal,notodden,notteroy,nt(gs),odda,of(gs),oksnes,ol(gs),omasvuotna,oppdal,oppegard,orkanger,orkdal,orland,orskog,orsta,osen,oslo(gs),osoyro,osteroy,/ostfold(valer),ostre-toten,overhalla,ovre-eiker,oyer,oygarden,oystre-slidre,porsanger,porsangu,porsgrunn,priv,rade,radoy,rahkkeravju,raholt,raisa,rakkestad,ralingen,rana,randaberg,rauma,re,rendalen,rennebu,rennesoy,rindal,ringebu,ringerike,ringsaker,risor,rissa,rl(gs),roan,rodoy,rollag,romsa,romskog,roros,rost,royken,royrvik,ruovat,rygge,salangen,salat,saltdal,samnanger,sandefjord,sandnes,sandnessjoen,sandoy,sarpsborg,sauda,sauherad,sel,selbu,selje,seljord,sf(gs),siellak,sigdal,siljan,sirdal,skanit,skanland,skaun,skedsmo,skedsmokorset,ski,skien,skierva,skiptvet,skjak,skjervoy,skodje,slattum,smola,snaase,snasa,snillfjord,snoasa,sogndal,sogne,sokndal,sola,solund,somna,sondre-land,songdalen,sor-aurdal,sor-fron,sor-odal,sor-varanger,sorfold,sorreisa,sortland,sorum,spjelkavik,spydeberg,st(gs),stange,stat,stathelle,stavanger,stavern,steigen,steinkjer,stjordal,stjordalshalsen,stokke,stor-elvdal,stord,stordal,storfjord,strand,stranda,stryn,sula,suldal,sund,sunndal,suohkan,surnadal,svalbard(gs),sveio,svelvik,sykkylven,tana,tananger,/telemark(bo,xn--b-5ga),time,tingvoll,tinn,tjeldsund,tjielte,tjome,tm(gs),tokke,tolga,tonsberg,torsken,tr(gs),trana,tranby,tranoy,troandin,trogstad,tromsa,tromso,trondheim,trysil,tvedestrand,tydal,tynset,tysfjord,tysnes,tysvar,uenorge,ullensaker,ullensvang,ulstein,ulvik,unjarga,utsira,va(gs),vaapste,vadso,vaga,vagan,vagsoy,vaksdal,valle,vang,vanylven,vardo,varggat,varoy,vefsn,vega,vegarshei,vennesla,verdal,verran,vestby,/vestfold(sande),vestnes,vestre-slidre,vestre-toten,vestvagoy,vevelstad,vf(gs),vgs,vik,vikna,vindafjord,voagat,volda,voss,vossevangen,xn--andy-ira,xn--asky-ira,xn--aurskog-hland-jnb,xn--avery-yua,xn--bdddj-mrabd,xn--bearalvhki-y4a,xn--berlevg-jxa,xn--bhcavuotna-s4a,xn--bhccavuotna-k7a,xn--bidr-5nac,xn--bievt-0qa,xn--bjddar-pta,xn--blt-elab,xn--bmlo-gra,xn--bod-2na,xn--brnny-wuac,xn--brnnysund-m8ac,xn--brum-voa,xn--btsfjord-9za,xn--davvenjrga-y4a,xn--dnna-gra,xn--drbak-wua,xn--dyry-ira,xn--eveni-0qa01ga,xn--finny-yua,xn--fjord-lra,xn--fl-zia,xn--flor-jra,xn--frde-gra,xn--frna-woa,xn--frya-hra,xn--ggaviika-8ya47h,xn--gildeskl-g0a,xn--givuotna-8ya,xn--gjvik-wua,xn--gls-elac,xn--h-2fa,xn--hamary-fya,xn--hbmer-xqa,xn--hcesuolo-7ya35b,xn--hgebostad-g3a,xn--hmmrfeasta-s4ac,xn--hnefoss-q1a,xn--hobl-ira,xn--holtlen-hxa,xn--hpmir-xqa,xn--hyanger-q1a,xn--hylandet-54a,xn--indery-fya,xn--jlster-bya,xn--jrpeland-54a,xn--karlsy-fya,xn--karmy-yua,xn--kfjord-iua,xn--klbu-woa,xn--koluokta-7ya57h,xn--krager-gya,xn--kranghke-b0a,xn--krdsherad-m8a,xn--krehamn-dxa,xn--krjohka-hwab49j,xn--ksnes-uua,xn--kvfjord-nxa,xn--kvitsy-fya,xn--kvnangen-k0a,xn--l-1fa,xn--laheadju-7ya,xn--langevg-jxa,xn--ldingen-q1a,xn--leagaviika-52b,xn--lesund-hua,xn--lgrd-poac,xn--lhppi-xqa,xn--linds-pra,xn--loabt-0qa,xn--lrdal-sra,xn--lrenskog-54a,xn--lt-liac,xn--lten-gra,xn--lury-ira,xn--mely-ira,xn--merker-kua,xn--mjndalen-64a,xn--mlatvuopmi-s4a,xn--mli-tla,xn--mlselv-iua,xn--moreke-jua,xn--mosjen-eya,xn--mot-tla,/xn--mre-og-romsdal-qqb(sande,xn--hery-ira),xn--msy-ula0h,xn--mtta-vrjjat-k7af,xn--muost-0qa,xn--nmesjevuemie-tcba,xn--nry-yla5g,xn--nttery-byae,xn--nvuotna-hwa,xn--oppegrd-ixa,xn--ostery-fya,xn--osyro-wua,xn--porsgu-sta26f,xn--rady-ira,xn--rdal-poa,xn--rde-ula,xn--rdy-0nab,xn--rennesy-v1a,xn--rhkkervju-01af,xn--rholt-mra,xn--risa-5na,xn--risr-ira,xn--rland-uua,xn--rlingen-mxa,xn--rmskog-bya,xn--rros-gra,xn--rskog-uua,xn--rst-0na,xn--rsta-fra,xn--ryken-vua,xn--ryrvik-bya,xn--s-1fa,xn--sandnessjen-ogb,xn--sandy-yua,xn--seral-lra,xn--sgne-gra,xn--skierv-uta,xn--skjervy-v1a,xn--skjk-soa,xn--sknit-yqa,xn--sknland-fxa,xn--slat-5na,xn--slt-elab,xn--smla-hra,xn--smna-gra,xn--snase-nra,xn--sndre-land-0cb,xn--snes-poa,xn--snsa-roa,xn--sr-aurdal-l8a,xn--sr-fron-q1a,xn--sr-odal-q1a,xn--sr-varanger-ggb,xn--srfold-bya,xn--srreisa-q1a,xn--srum-gra,/xn--stfold-9xa(xn--vler-qoa),xn--stjrdal-s1a,xn--stjrdalshalsen-sqb,xn--stre-toten-zcb,xn--tjme-hra,xn--tnsberg-q1a,xn--trany-yua,xn--trgstad-r1a,xn--trna-woa,xn--troms-zua,xn--tysvr-vra,xn--unjrga-rta,xn--vads-jra,xn--vard-jra,xn--vegrshei-c0a,xn--vestvgy-ixa6o,xn--vg-yiab,xn--vgan-qoa,xn--vgsy-qoa0j,xn--vre-eiker-k8a,xn--vrggt-xqad,xn--vry-yla5g,xn--yer-zna,xn--ygarden-p1a,xn--ystre-slidre-ujb)
nokia
norton
now(~dyn,~here,~tmp)
nowruz
nowtv
np(*)
nr(biz,com,edu,gov,info,net,org)
nra
nrw
ntt
nu(~enterprisecloud,~merseine,~mine,~shacknet)
nyc
nz(ac,~cloudns,co,cri,geek,gen,govt,health,iwi,kiwi,maori,mil,net,org,parliament,school,xn--mori-qsa)
obi
observer
office
okinawa
olayan
olayangroup
ollo
om(co,com,edu,gov,med,museum,net,org,pro)
omega
one(~kin(~*),~service,~website)
ong
onion
onl
online(~barsy,~book,~eero,~eero-stage,~heimdns,~leapcell,~websitebuilder)
ooo
open
oracle
orange(~tech)
org(~accesscam,~ae,~altervista,~barsy,~blogdns,~blogsite,~bmoattachments,~boldlygoingnowhere,~cable-modem,~camdvr,/cdn77(~c,~rsc),/cdn77-secure(/origin(~ssl)),~cloudns,~collegefan,~couchpotatofries,~ddnss,~dnsalias,~dnsdojo,~doesntexist,~dontexist,~doomdns,~dpdns,~dsmynas,~duckdns,~dvrdns,~dynalias,~dyndns(~go,~home),~dynserv,~endofinternet,~endoftheinternet,~eu(~al,~asso,~at,~au,~be,~bg,~ca,~cd,~ch,~cn,~cy,~cz,~de,~dk,~edu,~ee,~es,~fi,~fr,~gr,~hr,~hu,~ie,~il,~in,~int,~is,~it,~jp,~kr,~lt,~lu,~lv,~me,~mk,~mt,~my,~net,~ng,~nl,~no,~nz,~pl,~pt,~ro,~ru,~se,~si,~sk,~tr,~uk,~us),~familyds,~fedorainfracloud,~fedorapeople,/fedoraproject(~cloud,/os(~app),/stg(/os(~app))),~freeddns,~freedesktop,~from-me,~fspages,~game-host,~gotdns,~hatenadiary,~hepforge,~hk,~hobby-site,~homedns,~homeftp,~homelinux,~homeunix,~hopto,~httpbin,~in-dsl,~in-vpn,~ip-dynamic,~is-a-bruinsfan,~is-a-candidate,~is-a-celticsfan,~is-a-chef,~is-a-geek,~is-a-knight,~is-a-linux-user,~is-a-patsfan,~is-a-soxfan,~is-found,~is-local,~is-lost,~is-saved,~is-very-bad,~is-very-evil,~is-very-good,~is-very-nice,~is-very-sweet,~isa-geek,~jpn,~js,~kicks-ass,~misconfused,~mlbfan,~my-firewall,~myfirewall,~myftp,~mysecuritycamera,~mywire,~nflfan,~no-ip,~now-dns,~pimienta,~podzone,~poivron,~potager,~pubtls,~read-books,~readmyblog,~routingthecloud,~roxa,~selfip,~sellsyourhome,~servebbs,~serveftp,~servegame,~small-web,~spdns,~stuff-4-sale,~sweetpepper,/teckids(~s3),~toolforge,~tunk,~tuxfamily,~twmail,~ufcfan,~us,~webhop,~webredirect,~wmcloud(~beta),~wmflabs,~wz,~za,~zapto)
organic
origins
osaka
otsuka
ott
ovh(~nerdpol)
pa(abo,ac,com,edu,gob,ing,med,net,nom,org,sld)
page(~aem,~codeberg,~deuxfleurs,~ginta,~heyflow,~hlx,~linkyhost,~mybox,~mymagic,~omgs,~pdns,~plesk,~prod,~prvcy,~rocky,~solidres,~statichost,~vibekit)
panasonic
paris
pars
partners
parts
party
pay
pccw
pe(com,edu,gob,mil,net,nom,org)
pet
pf(com,edu,org)
pfizer
pg(*)
ph(~cloudns,com,edu,gov,i,mil,net,ngo,org)
pharmacy
phd
philips
phone
photo
photography
photos(~framer)
physio
pics
pictet
pictures(~1337)
pid
pin
ping
pink
pioneer
pizza(~ngrok)
pk(ac,biz,com,edu,fam,gkp,gob,gog,gok,gop,gos,gov,net,org,web)
pl(agro,aid,~art,atm,augustow,auto,babia-gora,bedzin,~beep,beskidy,bialowieza,bialystok,bielawa,~bielsko,bieszczady,biz,boleslawiec,bydgoszcz,bytom,~cfolks,cieszyn,~co,com,czeladz,czest,~dfirma,~dkonto,dlugoleka,~ecommerce-shop,edu,elblag,elk,~gda,~gdansk,~gdynia,~gliwice,glogow,gmina,gniezno,gorlice,gov(ap,griw,ic,is,kmpsp,konsulat,kppsp,kwp,kwpsp,mup,mw,oia,oirm,oke,oow,oschr,oum,pa,pinb,piw,po,pr,psp,psse,pup,rzgw,sa,sdn,sko,so,sr,starostwo,ug,ugim,um,umig,upow,uppo,us,uw,uzs,wif,wiih,winb,wios,witd,wiw,wkz,wsa,wskr,wsse,wuoz,wzmiuw,zp,zpisdn),grajewo,gsm,~homesklep,ilawa,info,~iqhs,jaworzno,jelenia-gora,jgora,kalisz,karpacz,kartuzy,kaszuby,katowice,kazimierz-dolny,kepno,ketrzyn,klodzko,kobierzyce,kolobrzeg,konin,konskowola,~krakow,~krasnik,kutno,lapy,lebork,~leczna,legnica,lezajsk,limanowa,~lodz,lomza,lowicz,~lubartow,lubin,~lublin,lukow,mail,malbork,malopolska,mazowsze,mazury,~med,media,miasta,mielec,mielno,mil,mragowo,~myspreadshop,naklo,net,nieruchomosci,nom,nowaruda,nysa,olawa,olecko,olkusz,olsztyn,opoczno,opole,org,ostroda,ostroleka,ostrowiec,ostrowwlkp,~pabianice,pc,pila,pisz,~plock,podhale,podlasie,polkowice,pomorskie,pomorze,~poniatowa,powiat,~poznan,priv,prochowice,pruszkow,przeworsk,pulawy,radom,rawa-maz,realestate,rel,rybnik,rzeszow,sanok,~sdscloud,sejny,sex,shop,~shoparena,~sieradz,~simplesite,~skierniewice,sklep,skoczow,slask,slupsk,~sopot,sos,sosnowiec,stalowa-wola,starachowice,stargard,suwalki,swidnica,~swidnik,swiebodzin,swinoujscie,szczecin,szczytno,szkola,targi,tarnobrzeg,tgory,tm,~torun,tourism,travel,turek,turystyka,tychy,~unicloud,ustka,walbrzych,warmia,warszawa,waw,wegrow,wielun,wlocl,wloclawek,wodzislaw,wolomin,~wroc,wroclaw,~you2,zachpomor,zagan,~zakopane,zarow,~zgierz,zgora,zgorzelec)
place(~co,~ship)
play
playstation
plumbing
plus(~playit(~at(~*),~with))
pm(~name,~own)
pn(co,edu,gov,net,org)
pnc
pohl
poker
politie
porn
post
pr(ac,biz,com,edu,est,gov,info,isla,name,net,org,pro,prof)
praxi
press
prime
pro(aaa,aca,acct,avocat,bar,~barsy,~cloudns,cpa,eng,/enter(~prod),jur,~keenetic,law,med,~ngrok,recht)
prod
productions
prof
progressive
promo
properties
property
protection
pru
prudential
ps(com,edu,gov,net,org,plo,sec)
pt(~123paginaweb,com,edu,gov,int,net,nome,org,publ)
pub(~barsy,~id(~*),~kin(~*))
pw(~cloudns,gov,~x443)
pwc
py(com,coop,edu,gov,mil,net,org)
qa(com,edu,gov,mil,name,net,org,sch)
qpon
quebec
quest
racing
radio
re(asso,~can,com,~netlib)
read
realestate
realtor
realty
recipes
red
redumbrella
rehab
reise
reisen
reit
reliance
ren
rent
rentals
repair
report
republican
rest
restaurant
review
reviews(~aem)
rexroth
rich
richardli
ricoh
ril
rio
rip(~clan)
ro(arts,~barsy,~co,com,firm,info,nom,nt,org,rec,~shop,store,tm,www)
rocks(~lima-city,~myddns,~stackit,~v6,~webspace)
rodeo
rogers
room
rs(ac,~barsy,/brendly(~shop),co,edu,gov,in,org,~ox)
rsvp
ru(~ac,~adygeya,~bashkiria,~bir,~cbg,/cldmail(~hb),~com,~dagestan,~edu,~eurodir,~gov,~grozny,~int,~kalmykia,~kustanai,~marine,~mcdir(~vps),~mcpre,~mil,~mircloud,~mordovia,~msk,~myjino(~hosting(~*),~landing(~*),~spectrum(~*),~vps(~*)),~mytis,~na4u,~nalchik,~net,~nov,~org,~pp,~pyatigorsk,~ras,~spb,~vladikavkaz,~vladimir)
rugby
ruhr
run(~appwrite(~*),~build(~*),~canva,~cloud,~code(~*),~database(~*),~development,~liara(~iran),~lovable,~migration(~*),~needle,~onporter,~ravendb,~repl,~rwx,~sanity,~sm,~stackit,~val(~web),~vercel,~wix)
rw(ac,co,coop,gov,mil,net,org)
rwe
ryukyu
sa(com,edu,gov,med,net,org,pub,sch)
saarland
safe
safety
sakura
sale
salon
samsclub
samsung
sandvik
sandvikcoromant
sanofi
sap
sarl
sas
save
saxo
sb(com,edu,gov,net,org)
sbi
sbs
sc(com,edu,gov,net,org)
scb
schaeffler
schmidt
scholarships
school
schule
schwarz
science
scot(~co,~gov(~service),~me,~mygov,~org)
sd(com,edu,gov,info,med,net,org,tv)
se(~123minsida,a,ac,b,bd,brand,c,~com,d,e,f,fh,fhsk,fhv,g,h,i,~iopsys,~itcouldbewor,k,komforb,kommunalforbund,komvux,l,lanbib,m,~myspreadshop,n,naturbruksgymn,o,org,p,parti,pp,press,r,s,t,tm,u,w,x,y,z)
search
seat
secure
security
seek
select
sener
services(~loginline)
seven
sew
sex
sexy
sfr
sg(com,edu,~enscaled,gov,net,org)
sh(~bearly,~botda,com,gov,~hashbang,~lovable,mil,net,~now,org,/platform(~ent,~eu,~us),~surge,~teleport)
shangrila
sharp
shell
shia
shiksha
shoes
shop(~barsy,~barsyonline,~base,~hoplix,~shopware)
shopping
shouji
show(~ms)
si(~f5,~gitpage)
silk
sina
singles
site(~barsy,~byen,~caffeine,/canva(~my),~ceero,~chatgpt,~cloudera(~*),~co,~convex(~eu-west-1,~us-east-1),~cpanel,~cyon,~docsflowy,~fastvps,~figma,~figma-gov,~heyflow,~jele,~jouwweb,~kliv,~loginline,~madethis,~medusajs,~nippy,~notion,~novecore,~omniwe,~opensocial,~piebox,~platformsh(~*),~playcode,~preview,~puter,~scw(~ams,~waw),~sol,~sourcecraft,~square,~srht,~support,~tst(~*),~wpsquared)
sj
sk(org)
ski
skin
sky
skype
sl(com,edu,gov,net,org)
sling
sm
smart
smile
sn(art,com,edu,gouv,org,univ)
sncf
so(com,edu,gov,me,net,org,~surveys)
soccer
social
softbank
software
sohu
solar
solutions
song
sony
soy
spa
space(~app-ionos,~deployagent,~heiyu,~hf(~static),~manus,~myfast,~project,~uber,~vibehost,~xs4all)
sport
spot
sr
srl
ss(biz,co,com,edu,gov,me,net,org,sch)
st(~cn(~*),co,com,consulado,edu,embaixada,~helioho,~kirara,mil,net,~noho,org,principe,saotome,store)
stada
staples
star
statebank
statefarm
stc
stcgroup
stockholm
storage
store(~barsy,~sellfy,~shopware,~storebase)
stream
studio(~ai,~sanity)
study
style
su(~abkhazia,~adygeya,~aktyubinsk,~arkhangelsk,~armenia,~ashgabad,~azerbaijan,~balashov,~bashkiria,~bryansk,~bukhara,~chimkent,~dagestan,~east-kazakhstan,~exnet,~georgia,~grozny,~ivanovo,~jambyl,~kalmykia,~kaluga,~karacol,~karaganda,~karelia,~khakassia,~krasnodar,~kurgan,~kustanai,~lenug,~mangyshlak,~mordovia,~msk,~murmansk,~nalchik,~navoi,~north-kazakhstan,~nov,~obninsk,~penza,~pokrovsk,~sochi,~spb,~tashkent,~termez,~togliatti,~troitsk,~tselinograd,~tula,~tuva,~vladikavkaz,~vladimir,~vologda)
sucks
supplies
supply
support(~barsy)
surf
surgery
suzuki
sv(com,edu,gob,org,red)
swatch
swiss
sx(gov)
sy(com,edu,gov,mil,net,org)
sydney
systems(~miren)
sz(ac,co,org)
tab
taipei
talk
taobao
target
tatamotors
tatar
tattoo
tax
taxi
tc
tci
td
tdk
team(~discourse,~jelastic)
tech(~cleverapps)
technology(~co)
tel
temasek
tennis
teva
tf(~sch)
tg
th(ac,co,go,in,mi,net,~online,or,~shop)
thd
theater
theatre
tiaa
tickets
tienda
tips
tires
tirol
tj(biz,co,com,edu,go,gov,int,mil,name,net,nic,org,test,web)
tjmaxx
tjx
tk
tkmaxx
tl(gov)
tm(co,com,edu,gov,mil,net,nom,org)
tmall
tn(com,ens,fin,gov,ind,info,intl,mincom,nat,net,~orangecloud,org,perso,tourism)
to(~611,com,edu,gov,mil,net,~nett,org,/quickconnect(~direct),~vpnplus,~x0)
today(~prequalifyme)
tokyo
tools(/addr(~dyn),~myaddr)
top(~ntdll,~wadl(~*))
toray
toshiba
total
tours
town
toyota
toys
tr(av,bbs,bel,biz,com,dr,edu,gen,gov,info,k12,kep,mil,name,nc(gov),net,org,pol,tel,tsk,tv,web)
trade
trading
training
travel
travelers
travelersinsurance
trust
trv
tt(biz,co,com,edu,gov,info,mil,name,net,org,pro)
tube
tui
tunes
tushu
tv(~better-than,~dyndns,~from,~on-the-web,~sakura,~worse-than)
tvs
tw(club,com(~mymailer),ebiz,edu,game,gov,idv,mil,~mydns,net,org,~url)
tz(ac,co,go,hotel,info,me,mil,mobi,ne,or,sc,tv)
ua(~biz,~cc,cherkassy,cherkasy,chernigov,chernihiv,chernivtsi,chernovtsy,ck,cn,~co,com,cr,crimea,cv,~cx,dn,dnepropetrovsk,dnipropetrovsk,donetsk,dp,edu,gov,if,in,~inf,ivano-frankivsk,kh,kharkiv,kharkov,kherson,khmelnitskiy,khmelnytskyi,kiev,kirovograd,km,kr,kropyvnytskyi,krym,ks,kv,kyiv,lg,lt,~ltd,lugansk,luhansk,lutsk,lv,lviv,mk,mykolaiv,net,nikolaev,od,odesa,odessa,org,pl,poltava,~pp,rivne,rovno,rv,sb,sebastopol,sevastopol,sm,sumy,te,ternopil,uz,uzhgorod,uzhhorod,~v,vinnica,vinnytsia,vn,volyn,yalta,zakarpattia,zaporizhzhe,zaporizhzhia,zhitomir,zhytomyr,zp,zt)
ubank
ubs
ug(ac,co,com,edu,go,gov,mil,ne,or,org,sc,us)
uk(ac,~barsy,co(~adimo,~barsy,~barsyonline,/layershift(~j),~myspreadshop,~nh-serv,~no-ip,/retrosnub(~cust)),~conn,~copro,gov(~api,~campaign,~service),~hosp,~independent-commission,~independent-inquest,~independent-inquiry,~independent-panel,~independent-review,ltd,me,net,nhs,~nimsite,~oraclegovcloudapps(~*),org(~affinitylottery,~glug,~lug,~lugs,~raffleentry,~weeklylottery),plc,police,~public-inquiry,~pymnt,~royal-commission,sch(*))
unicom
university
uno
uol
ups
us(ak(cc,k12,lib),al(cc,k12,lib),ar(cc,k12,lib),as(cc,k12,lib),az(cc,k12,lib),~azure-api,~azurewebsites,ca(cc,k12,lib),~cloudns,co(cc,k12,lib),ct(cc,k12,lib),/databricksapps(~aws-gov),dc(cc,k12,lib),de(cc),dni,/enscaled(~phx),fl(cc,k12,lib),~freeddns,ga(cc,k12,lib),~golffan,gu(cc,k12,lib),~heliohost,hi(cc,lib),ia(cc,k12,lib),id(cc,k12,lib),il(cc,k12,lib),in(cc,k12,lib),~is-by,isa,ks(cc,k12,lib),ky(cc,k12,lib),la(cc,k12,lib),~land-4-sale,ma(cc,k12(chtr,paroch,pvt),lib),md(cc,k12,lib),me(cc,k12,lib),mi(ann-arbor,cc,cog,dst,eaton,gen,k12,lib,mus,tec,washtenaw),~mircloud,mn(cc,k12,lib),mo(cc,k12,lib),ms(cc,k12),mt(cc,k12,lib),nc(cc,k12,lib),nd,ne(cc,k12,lib),~ngo,nh(cc,k12,lib),nj(cc,k12,lib),nm(cc,k12,lib),~noip,nsn,nv(cc,k12,lib),ny(cc,k12,lib),oh(cc,k12,lib),ok(cc,k12,lib),or(cc,k12,lib),pa(cc,k12,lib),~pointto,pr(cc,k12,lib),ri(cc,lib),sc(cc,k12,lib),sd(cc,lib),~servername,~srv(~gh,~gl),~stuff-4-sale,tn(cc,k12,lib),tx(cc,k12,lib),ut(cc,k12,lib),va(cc,k12,lib),vi(cc,k12,lib),vt(cc,k12,lib),wa(~aberdeen,~bainbridge-isl,~bellevue,~bremerton,cc,~centralia,~chehalis,~forks,~gig-harbor,~hoquiam,k12,~keyport,~kingston,lib,~olympia,~port-angeles,~port-ludlow,~port-orchard,~port-townsend,~poulsbo,~redmond,~renton,~sea,~seattle,~sequim,~shelton,~silverdale,~yarrow-point),wi(cc,k12,lib),wv(cc),wy(cc,k12,lib))
uy(com,edu,gub,~gv,mil,net,org)
uz(co,com,net,org)
va
vacations
vana
vanguard
vc(~0e(~*),com,edu,gov,~gv(~d),mil,~mydns,net,org)
ve(arts,bib,co,com,e12,edu,emprende,firm,gob,gov,ia,info,int,mil,net,nom,org,rar,rec,store,tec,web)
vegas
ventures
verisign
versicherung
vet
vg(edu)
vi(co,com,k12,net,org)
viajes
video
vig
viking
villas
vin
vip(~hidns)
virgin
visa
vision
viva
vivo
vlaanderen
vn(ac,ad,ai,angiang,ap,bacgiang,backan,baclieu,bacninh,baria-vungtau,bentre,binhdinh,binhduong,binhphuoc,binhthuan,biz,camau,cantho,caobang,com,daklak,daknong,danang,dienbien,dongnai,dongthap,edu,gialai,gov,hagiang,haiduong,haiphong,hanam,hanoi,hatinh,haugiang,health,hoabinh,hue,hungyen,id,info,int,io,khanhhoa,kiengiang,kontum,laichau,lamdong,langson,laocai,longan,namdinh,name,net,nghean,ninhbinh,ninhthuan,on,org,phutho,phuyen,pro,quangbinh,quangnam,quangngai,quangninh,quangtri,soctrang,sonla,tayninh,thaibinh,thainguyen,thanhhoa,thanhphohochiminh,thuathienhue,tiengiang,travinh,tuyenquang,vinhlong,vinhphuc,yenbai)
vodka
volvo
vote
voting
voto
voyage
vu(com,edu,net,org)
wales
walmart
walter
wang
wanggou
watch
watches
weather
weatherchannel
web
webcam
weber
website(~framer)
wed
wedding
weibo
weir
wf(~biz,~sch)
whoswho
wien
wiki(~framer)
williamhill
win
windows
wine
winners
wme
woodside
work(~puter)
works
world
wow
ws(~advisor(~*),~cloud66,com,~dyndns,edu,gov,~mypets,net,org)
wtc
wtf(~ddns)
xbox
xerox
xihuan
xin
xn--11b4c3d
xn--1ck2e1b
xn--1qqw23a
xn--2scrj9c
xn--30rr7y
xn--3bst00m
xn--3ds443g
xn--3e0b707e
xn--3hcrj9c
xn--3pxu8k
xn--42c2d9a
xn--45br5cyl
xn--45brj9c
xn--45q11c
xn--4dbrk0ce(xn--4dbgdty6c,xn--5dbhl8d,xn--8dbq2a,xn--hebda8b)
xn--4gbrim
xn--54b7fta0cc
xn--55qw42g
xn--55qx5d
xn--5su34j936bgsg
xn--5tzm5g
xn--6frz82g
xn--6qq986b3xl
xn--80adxhks
xn--80ao21a
xn--80aqecdr1a
xn--80asehdb
xn--80aswg
xn--8y0a063a
xn--90a3ac(xn--80au,xn--90azh,xn--c1avg,xn--d1at,xn--o1ac,xn--o1ach)
xn--90ae
xn--90ais
xn--9dbq2a
xn--9et52u
xn--9krt00a
xn--b4w605ferd
xn--bck1b9a5dre4c
xn--c1avg
xn--c2br7g
xn--cck2b3b
xn--cckwcxetd
xn--cg4bki
xn--clchc0ea0b2g2a9gcd
xn--czr694b
xn--czrs0t
xn--czru2d
xn--d1acj3b
xn--d1alf
xn--e1a4c
xn--eckvdtc9d
xn--efvy88h
xn--fct429k
xn--fhbei
xn--fiq228c5hs
xn--fiq64b
xn--fiqs8s
xn--fiqz9s
xn--fjq720a
xn--flw351e
xn--fpcrj9c3d
xn--fzc2c9e2c
xn--fzys8d69uvgm
xn--g2xx48c
xn--gckr3f0f
xn--gecrj9c
xn--gk3at1e
xn--h2breg3eve
xn--h2brj9c
xn--h2brj9c8c
xn--hxt814e
xn--i1b6b1a6a2e
xn--imr513n
xn--io0a7i
xn--j1aef
xn--j1amh
xn--j6w193g(xn--55qx5d,xn--gmqw5a,xn--mxtq1m,xn--od0alg,xn--uc0atv,xn--wcvs22d)
xn--jlq480n2rg
xn--jvr189m
xn--kcrx77d1x4a
xn--kprw13d
xn--kpry57d
xn--kput3i
xn--l1acc
xn--lgbbat1ad8j
xn--mgb2ddes
xn--mgb9awbf
xn--mgba3a3ejt
xn--mgba3a4f16a
xn--mgba3a4fra
xn--mgba7c0bbn0a
xn--mgbaam7a8h
xn--mgbab2bd
xn--mgbah1a3hjkrd
xn--mgbai9a5eva00b
xn--mgbai9azgqp6j
xn--mgbayh7gpa
xn--mgbbh1a
xn--mgbbh1a71e
xn--mgbc0a9azcg
xn--mgbca7dzdo
xn--mgbcpq6gpa1a
xn--mgberp4a5d4a87g
xn--mgberp4a5d4ar
xn--mgbgu82a
xn--mgbi4ecexp
xn--mgbpl2fh
xn--mgbqly7c0a67fbc
xn--mgbqly7cvafr
xn--mgbt3dhd
xn--mgbtf8fl
xn--mgbtx2b
xn--mgbx4cd0ab
xn--mix082f
xn--mix891f
xn--mk1bu44c
xn--mxtq1m
xn--ngbc5azd
xn--ngbe9e0a
xn--ngbrx
xn--nnx388a
xn--node
xn--nqv7f
xn--nqv7fs00ema
xn--nyqy26a
xn--o3cw4h(xn--12c1fe0br,xn--12cfi8ixb8l,xn--12co0c3b4eva,xn--h3cuzk1di,xn--m3ch0j3a,xn--o3cyx2a)
xn--ogbpf8fl
xn--otu796d
xn--p1acf(~xn--41a,~xn--80aaa0cvac,~xn--90a1af,~xn--90amc,~xn--c1avg,~xn--h1ahn,~xn--h1aliz,~xn--j1adp,~xn--j1aef,~xn--j1ael8b)
xn--p1ai
xn--pgbs0dh
xn--pssy2u
xn--q7ce6a
xn--q9jyb4c
xn--qcka1pmc
xn--qxa6a
xn--qxam
xn--rhqv96g
xn--rovu88b
xn--rvc1e0am3e
xn--s9brj9c
xn--ses554g
xn--t60b56a
xn--tckwe
xn--tiq49xqyj
xn--unup4y
xn--vermgensberater-ctb
xn--vermgensberatung-pwb
xn--vhquv
xn--vuq861b
xn--w4r85el8fhu5dnra
xn--w4rs40l
xn--wgbh1c
xn--wgbl6a
xn--xhq521b
xn--xkc2al3hye2a
xn--xkc2dl3a5ee0h
xn--y9a3aq
xn--yfro4i67o
xn--ygbi2ammx
xn--zfr164b
xxx
xyz(~botdash,~caffeine,~exe,~opentunnel,~telebit(~*))
yachts
yahoo
yamaxun
yandex
ye(com,edu,gov,mil,net,org)
yodobashi
yoga
yokohama
you
youtube
yt(~org)
yun
/za(ac,agric,alt,co,edu,gov,grondar,law,mil,net,ngo,nic,nis,nom,org,school,tm,web)
zappos
zara
zero
zip
zm(ac,biz,co,com,edu,gov,info,mil,net,org,sch)
zone(~lima,~prg1-zerops,~stackit,~triton(~*),~zerops(~*))
zuerich
zw(ac,co,gov,mil,org)
`;
}));
// src/discriminat/public-suffix-list.ts
var public_suffix_list_exports = __exportAll({
	publicSuffixListDate: () => publicSuffixListDate,
	publicSuffixOf: () => publicSuffixOf,
	topLevelLabels: () => topLevelLabels,
	topLevelNode: () => topLevelNode
});
function isPunctuation(code) {
	return code === 40 || code === 41 || code === 44;
}
function decode(line) {
	let position = 0;
	const decodeNode = () => {
		const first = line.charAt(position);
		const mark = marks.includes(first) ? first : "";
		const start = position + mark.length;
		position = start;
		position = start;
		while (position < line.length && !isPunctuation(line.charCodeAt(position))) position += 1;
		const label = line.slice(start, position);
		let wildcard;
		let children = noChildren;
		if (line.charAt(position) === "(") {
			const found = new Map();
			do {
				position += 1;
				const child = decodeNode();
				if (child.label === "*") wildcard = child.node.rule;
				else found.set(child.label, child.node);
			} while (line.charAt(position) === ",");
			position += 1;
			children = found;
		}
		return {
			label,
			mark,
			node: {
				rule: mark === "" ? "icann" : mark === "~" ? "private" : void 0,
				wildcard,
				exception: mark === "!",
				children
			}
		};
	};
	return decodeNode();
}
function linesByLabel() {
	if (lines === void 0) {
		lines = new Map();
		for (const line of publicSuffixListText.trim().split("\n")) {
			const end = line.indexOf("(");
			const start = marks.includes(line.charAt(0)) ? 1 : 0;
			lines.set(line.slice(start, end === -1 ? void 0 : end), line);
		}
	}
	return lines;
}
function topLevelLabels() {
	return linesByLabel().keys();
}
function topLevelNode(label) {
	let node = decoded.get(label);
	if (node === void 0) {
		const line = linesByLabel().get(label);
		if (line === void 0) return void 0;
		node = decode(line).node;
		decoded.set(label, node);
	}
	return node;
}
function publicSuffixOf(name) {
	let start = name.lastIndexOf(".") + 1;
	let suffix = {
		suffix: name.slice(start),
		section: void 0
	};
	let node = topLevelNode(suffix.suffix);
	while (node !== void 0) {
		if (node.rule !== void 0) suffix = {
			suffix: name.slice(start),
			section: node.rule
		};
		if (start === 0) break;
		const end = start - 1;
		start = name.lastIndexOf(".", end - 1) + 1;
		if (end === 0) break;
		const child = node.children.get(name.slice(start, end));
		if (child?.exception) break;
		if (node.wildcard !== void 0) suffix = {
			suffix: name.slice(start),
			section: node.wildcard
		};
		node = child;
	}
	return suffix;
}
var noChildren, marks, lines, decoded;
var init_public_suffix_list = __esmMin((() => {
	init_public_suffix_list$1();
	noChildren = new Map();
	marks = "~!/";
	decoded = new Map();
}));
// src/commands/tool-version.ts
function packageManifest() {
	return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
}
function toolVersion() {
	return packageManifest().version;
}
async function verboseVersion() {
	const { publicSuffixListDate } = await Promise.resolve().then(() => (init_public_suffix_list(), public_suffix_list_exports));
	return [
		`discriminat-policy ${toolVersion()}`,
		`Public Suffix List of ${publicSuffixListDate} (https://publicsuffix.org/)`,
		`Node ${process.versions.node}`,
		""
	].join("\n");
}
// src/commands/run-commands.ts
init_errors();
init_visible();
async function runCommands(commands, argv, io, { today }) {
	if (isVerboseVersion(argv)) {
		io.out(await verboseVersion());
		return 0;
	}
	let exitCode = 0;
	const program = makeProgram(commands, {
		version: toolVersion(),
		today,
		out: io.out,
		err: io.err,
		run: async (command, invocation) => {
			const start = performance.now();
			exitCode = await command.run(invocation, io);
			io.debug(`${command.spec.name} took ${Math.round(performance.now() - start)} ms`);
		}
	});
	try {
		await program.parseAsync(argv, { from: "user" });
		return exitCode;
	} catch (error) {
		const code = report$1(error, argv.includes("--debug"), io);
		return code !== 0 && argv.includes("--detailed-exitcode") ? 1 : code;
	}
}
function isVerboseVersion(argv) {
	const [first, second] = argv;
	return argv.length === 2 && [first, second].includes("--verbose") && ["--version", "-V"].some((flag) => argv.includes(flag));
}
function report$1(error, debug, io) {
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
	if (error instanceof UserError) {
		io.err(`error: ${visible(error.message)}\n`);
		if (error.hint !== void 0) io.err(`hint: ${visible(error.hint)}\n`);
		if (debug) io.err(stackOf(error));
		return error.exitCode;
	}
	io.err(`${bugNotice(error)}`);
	return 3;
}
function bugNotice(error) {
	return `error: this is a bug in discriminat-policy; please report it with the lines below\n${stackOf(error)}`;
}
function stackOf(error) {
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	const cause = error instanceof Error && error.cause !== void 0 ? `caused by: ${stackOf(error.cause)}` : "";
	return `${text.split("\n").map(visible).join("\n")}\n${cause}`;
}
// src/action/comment-on-pull-request.ts
init_errors();
async function commentOnPullRequest(github, { pullRequest, body, create }) {
	const [mark = ""] = body.split("\n", 1);
	const existing = await findOwnComment(github, pullRequest, mark);
	if (existing === void 0 && !create) return "none";
	if (existing?.body.trim() === body.trim()) return "unchanged";
	const comments = `${github.apiUrl}/repos/${github.repository}/issues`;
	if (existing === void 0) {
		await call(github, `${comments}/${pullRequest}/comments`, {
			method: "POST",
			body: { body }
		});
		return "created";
	}
	await call(github, `${comments}/comments/${existing.databaseId}`, {
		method: "PATCH",
		body: { body }
	});
	return "updated";
}
const commentsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId body viewerDidAuthor }
      }
    }
  }
}`;
async function findOwnComment(github, number, mark) {
	const [owner, name] = github.repository.split("/");
	let after = null;
	do {
		const variables = {
			owner,
			name,
			number,
			after
		};
		const answer = await call(github, github.graphqlUrl, {
			method: "POST",
			body: {
				query: commentsQuery,
				variables
			}
		});
		const comments = answer?.data?.repository?.pullRequest?.comments;
		if (comments === void 0) {
			const [problem] = answer?.errors ?? [];
			throw new UserError(`GitHub does not list the comments of #${number}: ${problem?.message ?? "no reason given"}`, {
				hint: "Give the job the permission pull-requests: write.",
				exitCode: 3
			});
		}
		const found = comments.nodes.find((comment) => comment.viewerDidAuthor && comment.body.split("\n", 1)[0]?.trim() === mark);
		if (found !== void 0) return found;
		after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
	} while (after !== null);
}
const attempts = 4;
const firstPauseMs = 1e3;
const longestPauseMs = 6e4;
async function call({ token }, url, { method, body }) {
	for (let attempt = 1;; attempt += 1) {
		const answer = await send(url, method, body, token);
		if (typeof answer !== "string" && answer.ok) return await answer.json();
		if (!(typeof answer === "string" || answer.status >= 500 || answer.headers.has("retry-after")) || attempt === attempts) throw refusal(method, url, answer);
		const asked = typeof answer === "string" ? NaN : Number(answer.headers.get("retry-after") ?? NaN);
		const pauseMs = Number.isNaN(asked) ? firstPauseMs * 2 ** (attempt - 1) : asked * 1e3;
		await setTimeout(Math.min(pauseMs, longestPauseMs));
	}
}
async function send(url, method, body, token) {
	try {
		return await fetch(url, {
			method,
			headers: {
				accept: "application/vnd.github+json",
				authorization: `Bearer ${token}`,
				"content-type": "application/json",
				"user-agent": "discriminat-policy",
				"x-github-api-version": "2022-11-28"
			},
			body: JSON.stringify(body),
			redirect: "error",
			signal: AbortSignal.timeout(3e4)
		});
	} catch (error) {
		const { message, cause } = error;
		return cause instanceof Error ? `${message}: ${cause.message}` : message;
	}
}
function refusal(method, url, answer) {
	const { pathname } = new URL(url);
	if (typeof answer === "string") return new UserError(`GitHub does not answer ${method} ${pathname}: ${answer}`, { exitCode: 3 });
	const hint = answer.status === 401 || answer.status === 403 || answer.status === 404 ? "Give the job the permission pull-requests: write; pull requests from forks never have it." : "Try again later.";
	return new UserError(`GitHub answers ${method} ${pathname} with ${answer.status}`, {
		hint,
		exitCode: 3
	});
}
// src/action/files-of-the-runner.ts
const maxSummaryBytes = 1048576;
function writeOutputs({ GITHUB_OUTPUT: file }, outputs) {
	if (!file) return;
	const delimiter = `end-${randomUUID()}`;
	const lines = Object.entries(outputs).map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
	appendFileSync(file, lines.join(""));
}
function writeSummary({ GITHUB_STEP_SUMMARY: file }, parts) {
	if (!file) return;
	let room = maxSummaryBytes - (existsSync(file) ? statSync(file).size : 0);
	for (const part of parts) {
		const text = `${part}\n`;
		const fits = Buffer.byteLength(text) <= room;
		const written = fits ? text : "\nMore did not fit into the summary; see the log of the step.\n";
		if (Buffer.byteLength(written) > room) return;
		appendFileSync(file, written);
		room -= Buffer.byteLength(written);
		if (!fits) return;
	}
}
// src/action/inputs.ts
init_errors();
function readInputs(env, pullRequest) {
	const comment = input(env, "comment") ?? "changes";
	if (comment !== "changes" && comment !== "always" && comment !== "never") throw new UserError(`the input comment is "${comment}"`, { hint: "It must be changes, always or never." });
	return {
		policies: input(env, "policies") ?? "policies",
		failOn: input(env, "fail-on") ?? "error",
		failOnWidening: readBoolean(env, "fail-on-widening"),
		base: input(env, "base") ?? pullRequest?.base,
		observations: input(env, "observations"),
		plan: input(env, "plan"),
		asOf: input(env, "as-of"),
		sarifFile: input(env, "sarif-file"),
		comment,
		token: input(env, "token")
	};
}
function input(env, name) {
	return env[`INPUT_${name.toUpperCase()}`]?.trim() || void 0;
}
function readBoolean(env, name) {
	const text = input(env, name) ?? "false";
	if (text !== "true" && text !== "false") throw new UserError(`the input ${name} is "${text}"`, { hint: "It must be true or false." });
	return text === "true";
}
function readPullRequest({ GITHUB_EVENT_PATH: file }) {
	if (file === void 0 || file === "") return void 0;
	const { pull_request: pull } = JSON.parse(readFileSync(file, "utf8"));
	return pull === void 0 ? void 0 : {
		number: pull.number,
		base: pull.base.sha
	};
}
// node_modules/picocolors/picocolors.js
var require_picocolors = __commonJSMin(((exports, module) => {
	let p = process || {};
	let argv = p.argv || [];
	let env = p.env || {};
	let isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
	let formatter = (open, close, replace = open) => (input) => {
		let string = "" + input, index = string.indexOf(close, open.length);
		return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
	};
	let replaceClose = (string, close, replace, index) => {
		let result = "", cursor = 0;
		do {
			result += string.substring(cursor, index) + replace;
			cursor = index + close.length;
			index = string.indexOf(close, cursor);
		} while (~index);
		return result + string.substring(cursor);
	};
	let createColors = (enabled = isColorSupported) => {
		let f = enabled ? formatter : () => String;
		return {
			isColorSupported: enabled,
			reset: f("\x1B[0m", "\x1B[0m"),
			bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
			dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
			italic: f("\x1B[3m", "\x1B[23m"),
			underline: f("\x1B[4m", "\x1B[24m"),
			inverse: f("\x1B[7m", "\x1B[27m"),
			hidden: f("\x1B[8m", "\x1B[28m"),
			strikethrough: f("\x1B[9m", "\x1B[29m"),
			black: f("\x1B[30m", "\x1B[39m"),
			red: f("\x1B[31m", "\x1B[39m"),
			green: f("\x1B[32m", "\x1B[39m"),
			yellow: f("\x1B[33m", "\x1B[39m"),
			blue: f("\x1B[34m", "\x1B[39m"),
			magenta: f("\x1B[35m", "\x1B[39m"),
			cyan: f("\x1B[36m", "\x1B[39m"),
			white: f("\x1B[37m", "\x1B[39m"),
			gray: f("\x1B[90m", "\x1B[39m"),
			bgBlack: f("\x1B[40m", "\x1B[49m"),
			bgRed: f("\x1B[41m", "\x1B[49m"),
			bgGreen: f("\x1B[42m", "\x1B[49m"),
			bgYellow: f("\x1B[43m", "\x1B[49m"),
			bgBlue: f("\x1B[44m", "\x1B[49m"),
			bgMagenta: f("\x1B[45m", "\x1B[49m"),
			bgCyan: f("\x1B[46m", "\x1B[49m"),
			bgWhite: f("\x1B[47m", "\x1B[49m"),
			blackBright: f("\x1B[90m", "\x1B[39m"),
			redBright: f("\x1B[91m", "\x1B[39m"),
			greenBright: f("\x1B[92m", "\x1B[39m"),
			yellowBright: f("\x1B[93m", "\x1B[39m"),
			blueBright: f("\x1B[94m", "\x1B[39m"),
			magentaBright: f("\x1B[95m", "\x1B[39m"),
			cyanBright: f("\x1B[96m", "\x1B[39m"),
			whiteBright: f("\x1B[97m", "\x1B[39m"),
			bgBlackBright: f("\x1B[100m", "\x1B[49m"),
			bgRedBright: f("\x1B[101m", "\x1B[49m"),
			bgGreenBright: f("\x1B[102m", "\x1B[49m"),
			bgYellowBright: f("\x1B[103m", "\x1B[49m"),
			bgBlueBright: f("\x1B[104m", "\x1B[49m"),
			bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
			bgCyanBright: f("\x1B[106m", "\x1B[49m"),
			bgWhiteBright: f("\x1B[107m", "\x1B[49m")
		};
	};
	module.exports = createColors();
	module.exports.createColors = createColors;
}));
// src/findings/source-file.ts
function lineStarts(source) {
	let starts = lineStartsOf.get(source);
	if (starts === void 0) {
		const found = [0];
		for (const match of source.text.matchAll(/\r\n|\n|\r/g)) found.push(match.index + match[0].length);
		starts = found;
		lineStartsOf.set(source, starts);
	}
	return starts;
}
function position(source, offset) {
	const starts = lineStarts(source);
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: offset - (starts[low] ?? 0) + 1
	};
}
function regionOf(source, span) {
	const start = Math.max(0, Math.min(span.start, source.text.length));
	const end = Math.max(start, Math.min(span.end, source.text.length));
	const from = position(source, start);
	const to = position(source, end);
	return {
		line: from.line,
		column: from.column,
		endLine: to.line,
		endColumn: to.column
	};
}
function lineText(source, line) {
	const starts = lineStarts(source);
	const start = starts[line - 1];
	if (start === void 0) return void 0;
	return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, "");
}
var lineStartsOf;
var init_source_file = __esmMin((() => {
	lineStartsOf = new WeakMap();
}));
// src/report/text-width.ts
function characterWidth(character) {
	if (character <= "~") return 1;
	if (zeroWidth.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
function textWidth(text) {
	let width = 0;
	for (const character of text) width += characterWidth(character);
	return width;
}
function wrap(text, width) {
	const lines = [];
	let line = "";
	let lineWidth = 0;
	for (const word of text.split(" ")) {
		const wordWidth = textWidth(word);
		if (line !== "" && lineWidth + 1 + wordWidth > width) {
			lines.push(line);
			line = word;
			lineWidth = wordWidth;
		} else {
			lineWidth += (line === "" ? 0 : 1) + wordWidth;
			line = line === "" ? word : `${line} ${word}`;
		}
	}
	return [...lines, line];
}
var zeroWidth, wide;
var init_text_width = __esmMin((() => {
	zeroWidth = /\p{M}|[\u1160-\u11ff]/u;
	wide = /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
}));
// src/report/code-frame.ts
function cellsOf(line) {
	let column = 1;
	return visibleCharacters(line).map(({ character, shown: escaped }) => {
		const shown = character === "	" ? tab : escaped;
		const cell = {
			shown,
			width: textWidth(shown),
			column
		};
		column += character.length;
		return cell;
	});
}
function codeFrame(source, region, width) {
	const line = lineText(source, region.line);
	if (line === void 0) return void 0;
	const skipped = Math.max(0, region.column - maxCells / 2);
	const cells = cellsOf(line.slice(skipped, skipped + maxCells));
	const start = region.column - skipped;
	const end = region.endLine > region.line ? Number.POSITIVE_INFINITY : region.endColumn - skipped;
	const before = cells.filter((cell) => cell.column < start);
	const culprit = cells.filter((cell) => cell.column >= start && cell.column < end);
	const after = cells.filter((cell) => cell.column >= start && cell.column >= end);
	return {
		line: region.line,
		...clip(before, culprit, after, width)
	};
}
function clip(before, culprit, after, width) {
	const total = widthOf(before) + widthOf(culprit) + widthOf(after);
	const room = total <= width ? width : Math.max(width - 6, 8);
	let lead = before;
	if (total > width) {
		const wanted = Math.max(Math.floor(room / 3), room - widthOf(culprit) - widthOf(after));
		while (widthOf(lead) > wanted) lead = lead.slice(1);
	}
	const prefix = lead.length < before.length ? ellipsis : "";
	const marked = take$1(culprit, room - widthOf(lead));
	const rest = take$1(after, room - widthOf(lead) - widthOf(marked));
	const cut = marked.length < culprit.length || rest.length < after.length;
	return {
		text: `${prefix}${textOf$1(lead)}${textOf$1(marked)}${textOf$1(rest)}${cut ? ellipsis : ""}`.trimEnd(),
		offset: prefix.length + widthOf(lead),
		underline: "^".repeat(Math.max(1, widthOf(marked)))
	};
}
function take$1(cells, room) {
	let width = 0;
	const count = cells.findIndex((cell) => {
		width += cell.width;
		return width > room;
	});
	return count === -1 ? cells : cells.slice(0, count);
}
var tab, ellipsis, widthOf, textOf$1, maxCells;
var init_code_frame = __esmMin((() => {
	init_source_file();
	init_text_width();
	init_visible();
	tab = "    ";
	ellipsis = "...";
	widthOf = (cells) => cells.reduce((sum, cell) => sum + cell.width, 0);
	textOf$1 = (cells) => cells.map((cell) => cell.shown).join("");
	maxCells = 4096;
}));
// src/findings/finding.ts
function toFinding(check, severity, problem) {
	const { file, at, message, help, related, evidence } = problem;
	return {
		check,
		severity,
		message,
		file: file.path,
		...regionOf(file, at.span),
		path: at.path,
		...help === void 0 ? {} : { help },
		...related === void 0 || related.length === 0 ? {} : { related: related.map((other) => ({
			message: other.message,
			file: other.file.path,
			...regionOf(other.file, other.at.span)
		})) },
		...evidence === void 0 ? {} : { evidence }
	};
}
function atLeast(severity, threshold) {
	return severityRank[severity] <= severityRank[threshold];
}
function compareText(left, right) {
	return left < right ? -1 : left > right ? 1 : 0;
}
function compareFindings(left, right) {
	return compareText(left.file, right.file) || left.line - right.line || left.column - right.column || severityRank[left.severity] - severityRank[right.severity] || compareText(left.check, right.check) || compareText(left.message, right.message);
}
var severityRank;
var init_finding = __esmMin((() => {
	init_source_file();
	severityRank = {
		error: 0,
		warning: 1,
		info: 2
	};
}));
// src/report/tally.ts
function identity(finding) {
	const { check, severity, file, line, column, endLine, endColumn, message, help } = finding;
	return JSON.stringify([
		check,
		severity,
		file,
		line,
		column,
		endLine,
		endColumn,
		message,
		help
	]);
}
function tally(findings) {
	const byIdentity = new Map();
	for (const finding of findings) {
		const key = identity(finding);
		const known = byIdentity.get(key);
		if (known === void 0) byIdentity.set(key, {
			finding,
			count: 1
		});
		else known.count += 1;
	}
	return [...byIdentity.values()];
}
function summarize(findings) {
	const summary = {
		error: 0,
		warning: 0,
		info: 0
	};
	for (const { finding } of findings) summary[finding.severity] += 1;
	return summary;
}
function fails(findings, failOn) {
	return failOn !== "never" && findings.some((finding) => atLeast(finding.severity, failOn));
}
var init_tally = __esmMin((() => {
	init_finding();
}));
// src/report/words.ts
function plural(count, one, many = `${one}s`) {
	return `${thousands$1(count)} ${count === 1 ? one : many}`;
}
function summaryWords({ error, warning, info }) {
	return [
		error > 0 ? plural(error, "error") : "",
		warning > 0 ? plural(warning, "warning") : "",
		info > 0 ? `${thousands$1(info)} info` : ""
	].filter((part) => part !== "").join(", ");
}
function passedWords(count) {
	return count === 0 ? "no test passed" : `${plural(count, "test")} passed`;
}
function examinedWords(examined) {
	return Object.entries(examined).map(([noun, count]) => plural(count, singular(noun), noun)).join(", ");
}
function singular(noun) {
	return noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, "");
}
var thousands$1;
var init_words = __esmMin((() => {
	thousands$1 = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}));
// src/report/pretty.ts
var pretty_exports = __exportAll({ formatPretty: () => formatPretty });
function styleOf(color) {
	const colors = (0, import_picocolors$1.createColors)(color);
	return {
		...colors,
		severity: {
			error: colors.red,
			warning: colors.yellow,
			info: colors.cyan
		}
	};
}
function formatPretty(report, options) {
	const style = styleOf(options.color);
	const width = Math.max(options.width, minWidth);
	const findings = tally(report.findings);
	const { shown, rest } = limit(findings);
	const lines = [];
	let file;
	for (const item of shown) {
		if (item.finding.file !== file) {
			file = item.finding.file;
			lines.push(style.underline(visible(file)), "");
		}
		lines.push(...findingLines(item, report, style, width), "");
	}
	for (const hidden of rest) lines.push(restLine(hidden, style));
	if (rest.length > 0) lines.push("");
	if (options.quiet) lines.pop();
	else lines.push(...summaryLines(report, findings, style));
	return lines.map((line) => `${line}\n`).join("");
}
function limit(findings) {
	const seen = new Map();
	const hidden = new Map();
	return {
		shown: findings.filter((item) => {
			const { check } = item.finding;
			const count = (seen.get(check) ?? 0) + 1;
			seen.set(check, count);
			if (count <= shownPerCheck) return true;
			const others = hidden.get(check);
			if (others === void 0) hidden.set(check, [item]);
			else others.push(item);
			return false;
		}),
		rest: [...hidden.values()].sort((left, right) => right.length - left.length)
	};
}
function restLine(hidden, style) {
	const files = new Set(hidden.map(({ finding }) => finding.file)).size;
	const check = visible(hidden[0]?.finding.check ?? "");
	return `... and ${plural(hidden.length, "more", "more")} of ${style.bold(check)} in ${plural(files, "file")} ${style.dim("(--format json shows all)")}`;
}
function findingLines({ finding, count }, report, style, width) {
	const times = count > 1 ? style.dim(` (${count} times)`) : "";
	const lines = [`  ${style.dim(`${finding.line}:${finding.column}`.padEnd(6))}${style.severity[finding.severity](finding.severity)}  ${visible(finding.check)}${times}`];
	for (const line of wrap(visible(finding.message), width - 4)) lines.push(indent$1 + style.bold(line));
	lines.push(...frameLines(finding, report, style, width));
	if (finding.help !== void 0) lines.push(...hanging(style.green("help:"), "help:", finding.help, width));
	for (const { file, line, column, message } of finding.related ?? []) lines.push(...hanging(style.cyan("see"), "see", `${file}:${line}:${column}: ${message}`, width));
	return lines;
}
function frameLines(finding, report, style, width) {
	const source = report.sources.get(finding.file);
	const gutter = String(finding.line).length;
	const frame = source && codeFrame(source, finding, width - 4 - gutter - 3);
	if (frame === void 0 || frame.text === "") return [];
	return [`${indent$1}${style.dim(`${frame.line} |`)} ${frame.text}`, `${indent$1}${style.dim(`${" ".repeat(gutter)} |`)} ${" ".repeat(frame.offset)}${style.severity[finding.severity](frame.underline)}`];
}
function hanging(label, bare, text, width) {
	const space = " ".repeat(bare.length + 1);
	return wrap(visible(text), width - 4 - space.length).map((line, index) => index === 0 ? `${indent$1}${label} ${line}` : `${indent$1}${space}${line}`);
}
function summaryLines(report, findings, style) {
	const examined = examinedWords(report.examined);
	const where = examined === "" ? "" : ` in ${examined}`;
	const passed = report.passed === void 0 ? "" : passedWords(report.passed.length);
	if (findings.length === 0) return [style.green(passed === "" ? `no findings${where}` : `${passed}${where}`)];
	const failing = fails(report.findings, report.failOn);
	const words = [summaryWords(summarize(findings)), passed].filter((part) => part !== "").join(", ");
	const note = failing ? "" : style.dim(` (exit code 0: --fail-on ${report.failOn})`);
	const line = `${(failing ? style.red : style.yellow)(`${words}${where}`)}${note}`;
	const check = visible([
		"error",
		"warning",
		"info"
	].map((severity) => findings.find(({ finding }) => finding.severity === severity)).find((item) => item !== void 0)?.finding.check ?? "");
	return [line, style.dim(`discriminat-policy explain ${check}: what it means, why it matters, how to repair it`)];
}
var import_picocolors$1, shownPerCheck, minWidth, indent$1;
var init_pretty = __esmMin((() => {
	import_picocolors$1 = require_picocolors();
	init_code_frame();
	init_tally();
	init_text_width();
	init_visible();
	init_words();
	shownPerCheck = 20;
	minWidth = 40;
	indent$1 = "    ";
}));
// src/report/json.ts
var json_exports = __exportAll({
	formatJson: () => formatJson,
	safeJson: () => safeJson
});
function safeJson(value) {
	return `${JSON.stringify(value, null, 2).split("\n").map((line) => replaceActive(line, jsonEscape)).join("\n")}\n`;
}
function formatJson(report) {
	const findings = tally(report.findings);
	return safeJson({
		version: 1,
		command: report.command,
		summary: summarize(findings),
		examined: report.examined,
		findings: findings.map(({ finding, count }) => ({
			check: finding.check,
			severity: finding.severity,
			message: finding.message,
			file: finding.file,
			line: finding.line,
			column: finding.column,
			endLine: finding.endLine,
			endColumn: finding.endColumn,
			path: finding.path,
			help: finding.help,
			related: finding.related?.map(({ message, file, line, column, endLine, endColumn }) => ({
				message,
				file,
				line,
				column,
				endLine,
				endColumn
			})),
			evidence: finding.evidence,
			count: count > 1 ? count : void 0
		})),
		...report.data
	});
}
var jsonEscape;
var init_json = __esmMin((() => {
	init_tally();
	init_visible();
	jsonEscape = (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");
}));
// src/report/plain-text.ts
function plainText(markdown) {
	return markdown.replace(/\[([^\]]+)\]\((\S+?)\)/g, "$1 ($2)");
}
var init_plain_text = __esmMin((() => {}));
// src/report/sarif.ts
var sarif_exports = __exportAll({ formatSarif: () => formatSarif });
function message(text) {
	return visible(text).replace(/[\\[\]]/g, "\\$&").replace(/\{(\d+)\}/g, "{{$1}}");
}
function sentence(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}
function formatSarif(report) {
	const all = tally(report.findings);
	const findings = gravest(all, maxResults);
	const left = all.length - findings.length;
	const checks = withUnknown(report.checks, findings);
	const indexes = new Map(checks.map((check, index) => [check.id, index]));
	const fingerprint = fingerprinter(report);
	return safeJson({
		$schema: schema,
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "discriminat-policy",
				version: report.toolVersion,
				semanticVersion: report.toolVersion,
				rules: checks.map(rule)
			} },
			automationDetails: { id: `discriminat-policy/${report.command}/` },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { SRCROOT: { description: { text: "The directory in which discriminat-policy ran: the repository's root." } } },
			invocations: [{
				executionSuccessful: true,
				...left > 0 ? { toolExecutionNotifications: [{
					level: "warning",
					message: { text: `${plural(left, "finding")} left out: GitHub takes 25,000.` }
				}] } : {}
			}],
			results: findings.map((item) => result(item, indexes, fingerprint(item.finding)))
		}]
	});
}
function gravest(findings, limit) {
	if (findings.length <= limit) return findings;
	const of = (severity) => findings.filter(({ finding }) => finding.severity === severity);
	return [
		...of("error"),
		...of("warning"),
		...of("info")
	].slice(0, limit);
}
function withUnknown(checks, findings) {
	const known = new Set(checks.map(({ id }) => id));
	const unknown = new Map();
	for (const { finding } of findings) {
		const { check: id, severity } = finding;
		if (!known.has(id)) unknown.set(id, {
			id,
			summary: id,
			why: id,
			repair: id,
			severity
		});
	}
	return [...checks, ...unknown.values()];
}
function rule(check) {
	const { id, summary, why, repair, severity, security } = check;
	const description = plainText(why);
	return {
		id,
		name: id,
		shortDescription: { text: summary },
		fullDescription: { text: cut$1(description, maxDescription) },
		help: {
			text: `${description}\n\nHow to repair: ${plainText(repair)}`,
			markdown: `${why}\n\n## How to repair\n\n${repair}\n`
		},
		defaultConfiguration: { level: levels[severity] },
		properties: {
			tags: [...security ? ["security"] : [], id.split("/")[0]],
			precision: "very-high",
			"problem.severity": severity === "info" ? "recommendation" : severity,
			...security ? { "security-severity": securitySeverity[severity] } : {}
		}
	};
}
function location(file, region) {
	const { line, column, endLine, endColumn } = region;
	return { physicalLocation: {
		artifactLocation: {
			uri: uri(file),
			uriBaseId: "SRCROOT"
		},
		region: {
			startLine: line,
			startColumn: column,
			endLine,
			endColumn
		}
	} };
}
function relatedLocation(related, index) {
	return {
		id: index + 1,
		...location(related.file, related),
		message: { text: message(related.message) }
	};
}
function result({ finding, count }, indexes, fingerprint) {
	const { check, severity, file, help, related, evidence } = finding;
	return {
		ruleId: check,
		ruleIndex: indexes.get(check),
		level: levels[severity],
		message: { text: message([finding.message, ...help === void 0 ? [] : [help]].map(sentence).join(" ")) },
		locations: [location(file, finding)],
		...related === void 0 ? {} : { relatedLocations: related.slice(0, maxRelated).map(relatedLocation) },
		partialFingerprints: { primaryLocationLineHash: fingerprint },
		...count > 1 ? { occurrenceCount: count } : {},
		...evidence === void 0 ? {} : { properties: { evidence } }
	};
}
function fingerprinter(report) {
	const seen = new Map();
	return (finding) => {
		const source = report.sources.get(finding.file);
		const { line, endLine, column, endColumn } = finding;
		const text = source && lineText(source, line)?.slice(column - 1, line === endLine ? endColumn - 1 : void 0);
		const keys = finding.path.filter((key) => typeof key === "string");
		const hash = createHash("sha256").update(JSON.stringify([
			finding.check,
			finding.file,
			keys,
			text ?? finding.message
		])).digest("hex").slice(0, 16);
		const number = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, number);
		return `${hash}:${number}`;
	};
}
var schema, maxResults, maxDescription, maxRelated, levels, securitySeverity, uri, cut$1;
var init_sarif = __esmMin((() => {
	init_source_file();
	init_json();
	init_plain_text();
	init_tally();
	init_visible();
	init_words();
	schema = "https://json.schemastore.org/sarif-2.1.0.json";
	maxResults = 25e3;
	maxDescription = 1024;
	maxRelated = 100;
	levels = {
		error: "error",
		warning: "warning",
		info: "note"
	};
	securitySeverity = {
		error: "8.0",
		warning: "5.0",
		info: "3.0"
	};
	uri = (file) => file.replace(/\p{Cs}/gu, "�").split("/").map(encodeURIComponent).join("/");
	cut$1 = (text, length) => text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}));
// src/report/junit.ts
var junit_exports = __exportAll({ formatJunit: () => formatJunit });
function formatJunit(report) {
	const suites = suitesOf(report);
	const all = [...suites.values()].flat();
	const body = [...suites].map(([name, cases]) => suite(name, cases)).join("");
	const counts = countsOf(all);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(`discriminat-policy ${report.command}`)}" ${counts}>\n${body}</testsuites>\n`;
}
function suitesOf(report) {
	const suites = new Map();
	const add = (name, item) => {
		const suite = suites.get(name);
		if (suite === void 0) suites.set(name, [item]);
		else suite.push(item);
	};
	for (const item of tally(report.findings)) add(isTest(item.finding) ? report.command : item.finding.check, findingCase(item, report));
	for (const { name, file, line } of report.passed ?? []) add(report.command, passedCase(name, report.command, file, line));
	const silent = report.passed === void 0 ? report.checks.filter(({ id }) => !suites.has(id)) : [];
	for (const { id } of silent) add(id, passedCase(id, id));
	return new Map([...suites].sort(([left], [right]) => left < right ? -1 : left > right ? 1 : 0));
}
function passedCase(name, className, file, line) {
	return {
		name,
		className,
		file,
		line,
		failure: void 0,
		output: void 0
	};
}
function findingCase({ finding, count }, report) {
	const { check, severity, file, line, column, message, evidence } = finding;
	const failing = report.failOn !== "never" && atLeast(severity, report.failOn);
	const text = detail$1(finding, count);
	return {
		name: String(evidence?.test ?? `${file}:${line}:${column} ${message}`),
		className: isTest(finding) ? report.command : check,
		file,
		line,
		failure: failing ? {
			type: check,
			message,
			text
		} : void 0,
		output: failing ? void 0 : text
	};
}
function detail$1({ severity, message, help, file, line, column, related }, count) {
	const lines = [`${file}:${line}:${column}: ${severity}: ${message}${count > 1 ? ` (${count} times)` : ""}`];
	if (help !== void 0) lines.push(`help: ${help}`);
	for (const other of related ?? []) lines.push(`see ${other.file}:${other.line}:${other.column}: ${other.message}`);
	return lines.map(xml).join("\n");
}
function countsOf(cases) {
	const failures = cases.filter((item) => item.failure !== void 0).length;
	return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
}
function suite(name, cases) {
	return `  <testsuite name="${xml(name)}" ${countsOf(cases)}>\n${cases.map(caseElement).join("")}  </testsuite>\n`;
}
function caseElement({ name, className, file, line, failure, output }) {
	const place = file === void 0 ? "" : ` file="${xml(file)}" line="${line}"`;
	const start = `    <testcase name="${xml(name)}" classname="${xml(className)}"${place}`;
	if (failure !== void 0) return `${start}>\n      <failure message="${xml(failure.message)}" type="${xml(failure.type)}">${failure.text}</failure>\n    </testcase>\n`;
	if (output !== void 0) return `${start}>\n      <system-out>${output}</system-out>\n    </testcase>\n`;
	return `${start}/>\n`;
}
var entities, xml, isTest;
var init_junit = __esmMin((() => {
	init_finding();
	init_tally();
	init_visible();
	entities = {
		"&": "&amp;",
		"<": "&lt;",
		">": "&gt;",
		"\"": "&quot;",
		"'": "&apos;"
	};
	xml = (text) => visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
	isTest = ({ evidence }) => evidence?.test !== void 0;
}));
// src/report/github.ts
var github_exports = __exportAll({ formatGithub: () => formatGithub });
function formatGithub(report) {
	const findings = tally(report.findings).map(({ finding }) => finding);
	const shown = annotated(findings, findings.length > 0 ? perType : 0);
	if (shown.length === findings.length) return shown.map(annotation).join("");
	const kept = annotated(findings, perType, 9);
	const left = findings.length - kept.length;
	const notice = `::notice title=discriminat-policy ${report.command}::${plural(left, "more finding")}: see the log of this step, or --format json\n`;
	return kept.map(annotation).join("") + notice;
}
function annotated(findings, limit, noticeLimit = limit) {
	const of = (severity) => findings.filter((finding) => finding.severity === severity);
	return [
		...of("error").slice(0, limit),
		...of("warning").slice(0, limit),
		...of("info").slice(0, noticeLimit)
	];
}
function annotation(finding) {
	const { severity, file, line, endLine, column, endColumn, check, message, help } = finding;
	const columns = line === endLine ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : "";
	const place = `file=${property(file)},line=${line},endLine=${endLine}${columns}`;
	const text = help === void 0 ? data(message) : `${data(message)}%0A${data(help)}`;
	return `::${types[severity]} ${place},title=${property(check)}::${text}\n`;
}
var perType, types, data, property;
var init_github = __esmMin((() => {
	init_tally();
	init_visible();
	init_words();
	perType = 10;
	types = {
		error: "error",
		warning: "warning",
		info: "notice"
	};
	data = (text) => visible(text).replaceAll("%", "%25");
	property = (text) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}));
// src/report/inert-markdown.ts
function inlineCode(text) {
	const shown = visible(text).replace(/[`|]/g, visibleEscape);
	return shown.trim() === "" ? "" : `\`${shown}\``;
}
function inertMarkdown(text) {
	let shown = "";
	let code = "";
	const closeCode = () => {
		const blanks = / *$/.exec(code)?.[0] ?? "";
		shown += inlineCode(code.slice(0, code.length - blanks.length)) + blanks;
		code = "";
	};
	for (const [word] of visible(text).matchAll(wordOrBlanks)) {
		const [, before, quote, after] = quoted.exec(word) ?? [];
		if (word.startsWith(" ")) {
			if (code === "") shown += word;
			else code += word;
		} else if (quote !== void 0 && !isBlank(quote)) {
			closeCode();
			shown += `${before}${inlineCode(quote.slice(1, -1))}${after}`;
		} else if (prose.test(word) && !reference$1.test(word)) {
			closeCode();
			shown += word;
		} else code += word;
	}
	closeCode();
	return shown;
}
var prose, reference$1, quotation, wordOrBlanks, quoted, isBlank;
var init_inert_markdown = __esmMin((() => {
	init_visible();
	prose = /^[("'“‘]*[\p{L}\p{N}](?:[\p{L}\p{N}.,;'’-]*[\p{L}\p{N}])?[)"'”’.,;:!?]*$|^\d\d:\d\d$|^(?:[–—-]|\)?[,;:.]?)$/u;
	reference$1 = /www\.|gh-\d|[0-9a-f]{7}/i;
	quotation = /"(?:[^"\\]|\\.)*"|`[^`]*`/.source;
	wordOrBlanks = new RegExp(`(?:${quotation}|[^ ])+| +`, "g");
	quoted = new RegExp(`^(\\(?)(${quotation})([).,;:!?]*)$`);
	isBlank = (quote) => quote.slice(1, -1).trim() === "";
}));
// src/report/markdown.ts
var markdown_exports = __exportAll({ formatMarkdown: () => formatMarkdown });
function formatMarkdown(report) {
	const findings = bySeverity(tally(report.findings));
	const heading = `<!-- discriminat-policy:${report.command} -->\n## discriminat-policy ${report.command}\n\n${verdict(report, findings)}\n`;
	if (findings.length === 0) return heading;
	const rows = fill(findings, row, 29e3);
	const details = fill(findings, detail, 58e3 - rows.text.length);
	return [
		heading,
		"| Severity | Place | Finding | Check |",
		"| --- | --- | --- | --- |",
		`${rows.text}${moreLine(findings.length - rows.count)}`,
		"<details>",
		"<summary>How to repair</summary>",
		"",
		`${details.text}${moreLine(findings.length - details.count)}`,
		"</details>",
		""
	].join("\n");
}
function bySeverity(findings) {
	return [
		"error",
		"warning",
		"info"
	].flatMap((severity) => findings.filter(({ finding }) => finding.severity === severity));
}
function verdict(report, findings) {
	const examined = examinedWords(report.examined);
	const where = examined === "" ? "" : ` in ${examined}`;
	const passed = report.passed === void 0 ? "" : passedWords(report.passed.length);
	const failed = fails(report.findings, report.failOn);
	const words = [summaryWords(summarize(findings)), passed].filter((part) => part !== "").join(", ") || "no findings";
	return `**${failed ? "Failed" : "Passed"}**: ${words}${where}.`;
}
function fill(findings, render, room) {
	let text = "";
	for (const [count, item] of findings.entries()) {
		const rendered = render(item);
		if (text.length + rendered.length > room) return {
			text,
			count
		};
		text += rendered;
	}
	return {
		text,
		count: findings.length
	};
}
function moreLine(count) {
	return count === 0 ? "" : `\n${plural(count, "more finding")}: \`--format json\` has all of them.\n`;
}
function short(text) {
	return text.length <= maxCellLength ? text : `${text.slice(0, maxCellLength)}...`;
}
function row({ finding, count }) {
	const { severity, file, line, message, check } = finding;
	const times = count > 1 ? ` (${count} times)` : "";
	return `| ${severity} | ${inlineCode(short(`${file}:${line}`))} | ${inertMarkdown(short(message))}${times} | ${inlineCode(check)} |\n`;
}
function detail({ finding }) {
	const { file, line, column, message, help, related, check } = finding;
	const lines = [`- ${inlineCode(short(`${file}:${line}:${column}`))} ${inlineCode(check)}: ${inertMarkdown(short(message))}`];
	if (help !== void 0) lines.push(`  - ${inertMarkdown(short(`help: ${help}`))}`);
	for (const other of (related ?? []).slice(0, 10)) lines.push(`  - see ${inlineCode(short(`${other.file}:${other.line}:${other.column}`))} ${inertMarkdown(short(other.message))}`);
	return lines.map((text) => `${text}\n`).join("");
}
var maxCellLength;
var init_markdown = __esmMin((() => {
	init_inert_markdown();
	init_tally();
	init_words();
	maxCellLength = 2e3;
}));
// src/report/formatters.ts
function loadFormatter(name) {
	if (name === "ics") throw new Error(`findings have no format "${name}"`);
	return loaders[name]();
}
var loaders;
var init_formatters = __esmMin((() => {
	loaders = {
		pretty: async () => (await Promise.resolve().then(() => (init_pretty(), pretty_exports))).formatPretty,
		json: async () => (await Promise.resolve().then(() => (init_json(), json_exports))).formatJson,
		sarif: async () => (await Promise.resolve().then(() => (init_sarif(), sarif_exports))).formatSarif,
		junit: async () => (await Promise.resolve().then(() => (init_junit(), junit_exports))).formatJunit,
		github: async () => (await Promise.resolve().then(() => (init_github(), github_exports))).formatGithub,
		markdown: async () => (await Promise.resolve().then(() => (init_markdown(), markdown_exports))).formatMarkdown
	};
}));
// src/commands/interrupt.ts
async function cleaningUp(cleanUp, work) {
	let stopping = false;
	const stop = async (signal) => {
		const code = 128 + constants.signals[signal];
		if (stopping) process.exit(code);
		stopping = true;
		try {
			await cleanUp();
		} finally {
			process.exit(code);
		}
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	try {
		return await work();
	} finally {
		process.off("SIGINT", stop);
		process.off("SIGTERM", stop);
	}
}
var init_interrupt = __esmMin((() => {}));
// src/commands/write-file.ts
async function writeFileAtomically(file, text, cwd) {
	const path = resolve(cwd, file);
	try {
		await mkdir(dirname(path), { recursive: true });
		const existing = await stat(path).catch(ignoreMissing);
		if (existing?.isDirectory()) throw new UserError(`${file} is a directory`, { hint: "Name a file in it." });
		if (existing !== void 0 && !existing.isFile()) await writeFile(path, text);
		else await replace(existing === void 0 ? path : await realpath(path), text, existing?.mode);
	} catch (cause) {
		if (cause instanceof UserError) throw cause;
		throw new UserError(`cannot write ${file}: ${reasonOf$2(cause)}`, {
			cause,
			hint: "Check the path, its permissions and the space on the disk.",
			exitCode: isDiskTrouble(cause) ? 3 : 2
		});
	}
}
function isDiskTrouble(error) {
	return error instanceof Error && "code" in error && [
		"ENOSPC",
		"EDQUOT",
		"EIO",
		"EROFS"
	].includes(String(error.code));
}
function reasonOf$2(error) {
	const message = error instanceof Error ? error.message : String(error);
	return /^[A-Z0-9]+: (.*?), /.exec(message)?.[1] ?? message;
}
async function replace(path, text, mode) {
	const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
	const removeTemporary = () => {
		try {
			unlinkSync(temporary);
		} catch {}
	};
	await cleaningUp(removeTemporary, async () => {
		const handle = await open(temporary, "wx", mode === void 0 ? 438 : mode & 511);
		try {
			await handle.writeFile(text);
			if (mode !== void 0) await handle.chmod(mode & 511);
			await handle.sync();
		} catch (error) {
			await handle.close();
			await unlink(temporary).catch(ignoreMissing);
			throw error;
		}
		await handle.close();
		await rename(temporary, path).catch(async (error) => {
			await unlink(temporary).catch(ignoreMissing);
			throw error;
		});
	});
}
function ignoreMissing(error) {
	if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
	throw error;
}
var init_write_file = __esmMin((() => {
	init_errors();
	init_interrupt();
}));
// src/commands/deliver.ts
init_formatters();
init_tally();
init_words();
init_write_file();
async function deliver(report, global, io) {
	for (const { format, file } of global.outputs) {
		const render = await loadFormatter(format);
		if (file === void 0) io.out(render(report, {
			color: io.color,
			width: io.width,
			quiet: global.quiet
		}));
		else await writeFileAtomically(file, render(report, {
			color: false,
			width: 100,
			quiet: false
		}), io.cwd);
	}
	if (!global.quiet && global.outputs.every(({ file }) => file !== void 0)) {
		const words = summaryWords(summarize(tally(report.findings))) || "no findings";
		io.err(`${report.command}: ${words}; see ${global.outputs.map(({ file }) => file).join(", ")}\n`);
	}
	return fails(report.findings, report.failOn) ? 1 : 0;
}
// src/commands/select-files.ts
function toPosix(path) {
	return path.split(sep).join("/");
}
function selectFiles(paths, root, cwd) {
	if (paths.length === 0) return {
		includes: () => true,
		isAll: true
	};
	const wanted = paths.map((path) => {
		const absolute = resolve(cwd, path);
		if (statSync(absolute, { throwIfNoEntry: false }) === void 0) throw new UserError(`there is no ${path}`, { hint: "Name files or folders of the policy tree." });
		if (absolute !== root && !absolute.startsWith(root + sep)) throw new UserError(`${path} is not in the policy tree ${relative(cwd, root) || "."}`, { hint: "Name the tree with --policies <dir>." });
		return toPosix(relative(cwd, absolute));
	});
	return {
		includes: (file) => wanted.some((path) => path === "" || file === path || file.startsWith(`${path}/`)),
		isAll: false
	};
}
var init_select_files = __esmMin((() => {
	init_errors();
}));
// src/findings/check.ts
function defineCheckInfo(info) {
	return info;
}
var init_check$1 = __esmMin((() => {}));
// src/policy/checks.ts
function toLoaderFinding({ check, ...problem }) {
	return toFinding(check, severities$3.get(check) ?? "error", problem);
}
function isFinal(check) {
	return finalChecks.has(check);
}
var loaderChecks, severities$3, finalChecks;
var init_checks = __esmMin((() => {
	init_check$1();
	init_finding();
	loaderChecks = [
		defineCheckInfo({
			id: "policy/file-extension",
			summary: "a YAML file does not end in .yaml",
			why: "Only files that end in `.yaml` are read. A policy in `app.yml` would silently never be deployed.",
			repair: "Rename the file so that it ends in `.yaml`.",
			severity: "error"
		}),
		defineCheckInfo({
			id: "policy/file-misplaced",
			summary: "a YAML file lies where none is read",
			why: "A tree holds `discriminat.yaml`, `bundles/<file>.yaml` and `<team>/<app>.yaml`. A file elsewhere would silently never be deployed.",
			repair: "Move the file to `<team>/<app>.yaml` or to `bundles/`, or out of the tree.",
			severity: "error"
		}),
		defineCheckInfo({
			id: "policy/file-symbolic-link",
			summary: "a symbolic link lies in the tree of policies",
			why: "Symbolic links are not followed: a reviewer would approve a path, not the text behind it, and a link may lead out of the tree or into a loop.",
			repair: "Replace the link by the file. For names that several apps share make a bundle.",
			severity: "error"
		}),
		defineCheckInfo({
			id: "policy/file-unreadable",
			summary: "a file of the tree cannot be read",
			why: "What cannot be read cannot be judged, and would not be deployed.",
			repair: "Give the file back its permissions, or remove what is not a regular file.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "policy/suppression-malformed",
			summary: "a suppression comment has no effect",
			why: "Whoever wrote it believes that a finding is suppressed, and a reason is what reviewers need.",
			repair: "Write the id of the check, a colon and a reason: `# discriminat-policy-ignore policy/multi-tenant-name: our own bucket`.",
			severity: "error"
		}),
		defineCheckInfo({
			id: "schema/choice",
			summary: "keys that exclude each other stand together, or none of them is there",
			why: "An entry is one list of `tls` names, one list of `ssh` names, or one `bundle`; a test either allows or blocks. With two of them, or none, nobody can tell what is meant.",
			repair: "Keep one of the keys; write an item of the list for each of the others.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "schema/missing-key",
			summary: "a required key is missing",
			why: "Without it the policy cannot be deployed.",
			repair: "Add the key.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "schema/unknown-key",
			summary: "a key is not part of the language",
			why: "It would have no effect, though its author relies on it: an entry with `expire` never expires.",
			repair: "Correct its spelling, or remove it. The JSON Schemas of the package make editors complete keys.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "schema/wrong-type",
			summary: "a value has the wrong type",
			why: "A text where a list belongs, or a number where text belongs, cannot be understood. YAML takes `123456789012` for a number and `{region}` for a map unless they are quoted.",
			repair: "Write the type that the finding names; quote text that YAML takes for something else.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "schema/wrong-value",
			summary: "a value is not one of those that are allowed",
			why: "Ports, dates, ids and options have a fixed form, and other values would be ignored or refused later.",
			repair: "Write a value of the form that the finding names.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/anchor",
			summary: "the file uses a YAML anchor or alias",
			why: "An alias makes a change in one place take effect in others, where no reviewer sees it.",
			repair: "Write the value out wherever it is used. A list of names that is used often can become a bundle.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/byte-order-mark",
			summary: "the file begins with a byte order mark",
			why: "It is invisible, and other tools trip over it.",
			repair: "Save the file as UTF-8 without a byte order mark; `discriminat-policy fmt` does.",
			severity: "warning"
		}),
		defineCheckInfo({
			id: "yaml/duplicate-key",
			summary: "a key is written twice in one map",
			why: "YAML readers disagree on which one counts, so a reviewer may look at the wrong one.",
			repair: "Merge the two, or remove one.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/empty",
			summary: "the file holds no value",
			why: "An empty file is usually a mistake, and its app would have no policy.",
			repair: "Write the policy, or remove the file.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/encoding",
			summary: "the file is not UTF-8 text",
			why: "Binary files, files in UTF-16 and files with control characters read differently in different tools.",
			repair: "Save the file as UTF-8 text.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/hidden-character",
			summary: "the file holds characters that hide or reorder text",
			why: "Bidirectional controls and zero-width characters make a diff look different from what is deployed.",
			repair: "Remove the character at the place of the finding.",
			severity: "error",
			security: true
		}),
		defineCheckInfo({
			id: "yaml/merge-key",
			summary: "the file uses a YAML merge key",
			why: "A merge key pulls in keys from another place, where no reviewer sees them.",
			repair: "Write the keys out.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/multiple-documents",
			summary: "the file holds several YAML documents",
			why: "One file holds one app, so that owners, reviews and history stay with it.",
			repair: "Move each document into a file of its own, and remove the separator `---`.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/syntax",
			summary: "the file is not valid YAML",
			why: "Nothing in it can be trusted to mean what its author meant.",
			repair: "Repair the place of the finding. Most often a colon, a quote or a `- ` is missing, or the indentation is off.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/tab",
			summary: "a tab stands where YAML needs spaces",
			why: "YAML forbids tabs as indentation, and elsewhere they look like spaces without being the same.",
			repair: "Replace the tab by spaces.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/tag",
			summary: "the file uses a YAML tag",
			why: "A tag such as `!!str` changes the meaning of a value in a way that few readers know.",
			repair: "Remove the tag; quote a value that is meant to be text.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/too-deep",
			summary: "the file is nested too deeply",
			why: "No policy needs it, and it is a way to exhaust tools that read the file.",
			repair: "Remove the nesting.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/too-large",
			summary: "the file is too large",
			why: "No one reviews a policy of that size, and it is a way to exhaust tools that read the file.",
			repair: "Move lists of names into bundles, and other data out of the tree.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/unquoted-name",
			summary: "a name that YAML takes for something else is not quoted",
			why: "In YAML `*` begins an alias, `{` a map, and no plain text begins with `@`, `%`, `&`, `!`, `|` or `>`.",
			repair: "Quote the name: `\"*.example.com\"`, `\"ec2.{region}.amazonaws.com\"`.",
			severity: "error",
			configurable: false
		}),
		defineCheckInfo({
			id: "yaml/unsupported",
			summary: "the file uses a form of YAML that the policy language leaves out",
			why: "Directives, explicit keys and keys inside of lists are valid YAML that few reviewers can read.",
			repair: "Write maps as `key: value` and lists as `- item` or `[item, item]`.",
			severity: "error",
			configurable: false
		})
	];
	severities$3 = new Map(loaderChecks.map(({ id, severity }) => [id, severity]));
	finalChecks = new Set(loaderChecks.filter((info) => "configurable" in info).map(({ id }) => id));
}));
// src/policy/fields.ts
function nodeOf(map, key) {
	return map.entries.find((entry) => entry.key.value === key)?.node;
}
function textOf(map, key) {
	const node = nodeOf(map, key);
	return node === void 0 ? void 0 : asText(node);
}
function wholeNumberOf(map, key) {
	const node = nodeOf(map, key);
	return node === void 0 ? void 0 : asWholeNumber(node);
}
function optionOf(map, key, options) {
	const text = textOf(map, key);
	const value = options.find((option) => option === text?.value);
	return text === void 0 || value === void 0 ? void 0 : {
		...text,
		value
	};
}
function mapOf(map, key) {
	const node = nodeOf(map, key);
	return node?.kind === "map" ? node : void 0;
}
function mapsOf(map, key) {
	const node = nodeOf(map, key);
	return node?.kind === "list" ? node.items.filter((item) => item.kind === "map") : [];
}
function textsOf(map, key) {
	const node = nodeOf(map, key);
	return node?.kind === "list" ? node.items.map(asText).filter(isDefined) : void 0;
}
function wholeNumbersOf(map, key) {
	const node = nodeOf(map, key);
	return node?.kind === "list" ? node.items.map(asWholeNumber).filter(isDefined) : void 0;
}
function asText({ kind, value, span, path }) {
	return kind === "scalar" && typeof value === "string" ? {
		value,
		span,
		path
	} : void 0;
}
function asWholeNumber({ kind, value, span, path }) {
	return kind === "scalar" && Number.isSafeInteger(value) ? {
		value,
		span,
		path
	} : void 0;
}
function isDefined(value) {
	return value !== void 0;
}
var fileStart;
var init_fields = __esmMin((() => {
	fileStart = {
		span: {
			start: 0,
			end: 0
		},
		path: []
	};
}));
// src/policy/build-policy.ts
function buildPolicy(source, folder, root, suppressions) {
	return {
		source,
		folder,
		at: fileStart,
		app: textOf(root, "app"),
		team: textOf(root, "team"),
		networks: textsOf(root, "networks"),
		securityGroups: wholeNumberOf(root, "security_groups"),
		allowAt: keyPlace$1(root, "allow"),
		allow: mapsOf(root, "allow").map(buildEntry),
		seeThru: buildSeeThru(root),
		refuse: mapsOf(root, "refuse").map((item) => ({
			at: itemPlace(item, ["name"]),
			name: textOf(item, "name"),
			reason: textOf(item, "reason")
		})),
		tests: mapsOf(root, "tests").flatMap(buildTest),
		suppressions
	};
}
function keyPlace$1(map, key) {
	const entry = map.entries.find((other) => other.key.value === key);
	return entry && {
		span: entry.key.span,
		path: entry.key.path
	};
}
function itemPlace(item, keys) {
	return {
		span: (item.entries.find((entry) => keys.includes(entry.key.value)) ?? item.entries[0])?.key.span ?? item.span,
		path: item.path
	};
}
function buildNameList(item) {
	for (const protocol of protocols) {
		const names = textsOf(item, protocol);
		if (names !== void 0) return {
			protocol,
			names,
			ports: wholeNumbersOf(item, "ports")
		};
	}
}
function buildEntry(item) {
	return {
		at: itemPlace(item, [...protocols, "bundle"]),
		list: buildNameList(item),
		bundle: textOf(item, "bundle"),
		reason: textOf(item, "reason"),
		ticket: textOf(item, "ticket"),
		networks: textsOf(item, "networks"),
		expires: textOf(item, "expires")
	};
}
function buildSeeThru(root) {
	const map = mapOf(root, "see_thru");
	const key = root.entries.find((entry) => entry.key.value === "see_thru")?.key;
	if (map === void 0 || key === void 0) return void 0;
	return {
		at: {
			span: key.span,
			path: key.path
		},
		until: textOf(map, "until"),
		reason: textOf(map, "reason"),
		ports: wholeNumbersOf(map, "ports"),
		group: optionOf(map, "group", ["same", "separate"]),
		networks: textsOf(map, "networks")
	};
}
function buildTest(item) {
	for (const expect of ["allow", "block"]) {
		const target = textOf(item, expect);
		if (target !== void 0) return [{
			at: itemPlace(item, [expect]),
			expect,
			target
		}];
	}
	return [];
}
var protocols;
var init_build_policy = __esmMin((() => {
	init_fields();
	protocols = ["tls", "ssh"];
}));
// src/policy/build-bundle.ts
function buildBundle(source, root, suppressions) {
	const name = textOf(root, "bundle");
	if (name === void 0) return void 0;
	return {
		name: name.value,
		description: textOf(root, "description")?.value ?? "",
		source,
		at: {
			span: name.span,
			path: name.path
		},
		allow: mapsOf(root, "allow").flatMap(buildItem),
		suppressions
	};
}
function buildItem(item) {
	const list = buildNameList(item);
	const documentation = textOf(item, "documentation")?.value;
	return list === void 0 ? [] : [{
		...list,
		at: itemPlace(item, [list.protocol]),
		documentation
	}];
}
var init_build_bundle = __esmMin((() => {
	init_build_policy();
	init_fields();
}));
// src/discriminat/preferences.ts
var defaultPort, wildcardExposures, flowLogVerbosities, defaultPreferences;
var init_preferences = __esmMin((() => {
	defaultPort = {
		tls: 443,
		ssh: 22
	};
	wildcardExposures = [
		"none",
		"prohibit_asterisk",
		"prohibit_public_suffix",
		"nuclear"
	];
	flowLogVerbosities = [
		"full",
		"only_disallowed",
		"none"
	];
	defaultPreferences = {
		wildcardExposure: "prohibit_public_suffix",
		flowLogVerbosity: "full"
	};
}));
// src/policy/build-settings.ts
function buildSettings(source, root, suppressions) {
	const checks = mapOf(root, "checks");
	return {
		source,
		at: fileStart,
		networks: mapOf(root, "networks")?.entries.flatMap(buildNetwork) ?? [],
		guardrails: buildGuardrails(mapOf(root, "guardrails")),
		checks: checks?.entries.flatMap(({ key }) => {
			const severity = optionOf(checks, key.value, checkSeverities);
			return severity === void 0 ? [] : [{
				id: key,
				severity: severity.value
			}];
		}) ?? [],
		evidence: buildEvidence(mapOf(root, "evidence")),
		terraform: buildTerraform(mapOf(root, "terraform")),
		suppressions
	};
}
function buildNetwork({ key, node }) {
	if (node.kind !== "map") return [];
	const region = textOf(node, "region")?.value;
	const vpcId = textOf(node, "vpc_id")?.value ?? vpcVariable(mapOf(node, "vpc_id"));
	if (region === void 0 || vpcId === void 0) return [];
	const preferences = mapOf(node, "preferences");
	const quotas = mapOf(node, "quotas");
	return [{
		name: key.value,
		at: {
			span: key.span,
			path: key.path
		},
		region,
		vpcId,
		accountId: textOf(node, "account_id")?.value,
		roleArn: textOf(node, "role_arn")?.value,
		endpoints: textValues(mapOf(node, "endpoints")),
		logGroup: textOf(node, "log_group")?.value ?? defaultLogs.logGroup,
		flowStream: textOf(node, "flow_stream")?.value ?? defaultLogs.flowStream,
		configStream: textOf(node, "config_stream")?.value ?? defaultLogs.configStream,
		preferences: {
			wildcardExposure: (preferences && optionOf(preferences, "wildcard_exposure", wildcardExposures)?.value) ?? defaultPreferences.wildcardExposure,
			flowLogVerbosity: (preferences && optionOf(preferences, "flow_log_verbosity", flowLogVerbosities)?.value) ?? defaultPreferences.flowLogVerbosity
		},
		quotas: {
			rulesPerSecurityGroup: (quotas && wholeNumberOf(quotas, "rules_per_security_group")?.value) ?? defaultQuotas.rulesPerSecurityGroup,
			securityGroupsPerInterface: (quotas && wholeNumberOf(quotas, "security_groups_per_interface")?.value) ?? defaultQuotas.securityGroupsPerInterface
		}
	}];
}
function vpcVariable(map) {
	const variable = map && textOf(map, "variable")?.value;
	return variable === void 0 ? void 0 : { variable };
}
function buildGuardrails(map) {
	if (map === void 0) return defaultGuardrails;
	const ports = mapOf(map, "ports");
	return {
		seeThru: buildLimits(mapOf(map, "see_thru"), defaultGuardrails.seeThru),
		entries: buildLimits(mapOf(map, "entries"), defaultGuardrails.entries),
		ports: {
			tls: (ports && wholeNumbersOf(ports, "tls")?.map((port) => port.value)) ?? defaultGuardrails.ports.tls,
			ssh: (ports && wholeNumbersOf(ports, "ssh")?.map((port) => port.value)) ?? defaultGuardrails.ports.ssh
		},
		never: mapsOf(map, "never").flatMap((item) => {
			const name = textOf(item, "name");
			const reason = textOf(item, "reason");
			const at = {
				span: name?.span ?? item.span,
				path: item.path
			};
			return name === void 0 || reason === void 0 ? [] : [{
				at,
				name,
				reason
			}];
		})
	};
}
function buildLimits(map, defaults) {
	if (map === void 0) return defaults;
	const unlimited = nodeOf(map, "max_days")?.value === null;
	const required = textsOf(map, "require")?.map((field) => field.value);
	return {
		maxDays: unlimited ? null : wholeNumberOf(map, "max_days")?.value ?? defaults.maxDays,
		require: required === void 0 ? defaults.require : ["reason", "ticket"].filter((field) => required.includes(field))
	};
}
function buildEvidence(map) {
	if (map === void 0) return defaultEvidence;
	return {
		minDays: wholeNumberOf(map, "min_days")?.value ?? defaultEvidence.minDays,
		readyDays: wholeNumberOf(map, "ready_days")?.value ?? defaultEvidence.readyDays,
		maxGapHours: wholeNumberOf(map, "max_gap_hours")?.value ?? defaultEvidence.maxGapHours
	};
}
function buildTerraform(map) {
	const stacks = map && optionOf(map, "stacks", ["network", "team"])?.value;
	const backend = map && mapOf(map, "backend")?.entries[0];
	return {
		stacks: stacks ?? "network",
		backend: backend?.node.kind === "map" ? {
			type: backend.key.value,
			arguments: structuredClone(backend.node.value)
		} : void 0
	};
}
function textValues(map) {
	return Object.fromEntries((map?.entries ?? []).flatMap(({ key, node }) => typeof node.value === "string" ? [[key.value, node.value]] : []));
}
var defaultLogs, defaultQuotas, defaultGuardrails, defaultEvidence, checkSeverities;
var init_build_settings = __esmMin((() => {
	init_preferences();
	init_fields();
	defaultLogs = {
		logGroup: "DiscrimiNAT",
		flowStream: "flow",
		configStream: "config"
	};
	defaultQuotas = {
		rulesPerSecurityGroup: 60,
		securityGroupsPerInterface: 5
	};
	defaultGuardrails = {
		seeThru: {
			maxDays: 30,
			require: ["reason"]
		},
		entries: {
			maxDays: null,
			require: ["reason"]
		},
		ports: {
			tls: [443],
			ssh: [22]
		},
		never: []
	};
	defaultEvidence = {
		minDays: 14,
		readyDays: 7,
		maxGapHours: 0
	};
	checkSeverities = [
		"error",
		"warning",
		"info",
		"off"
	];
}));
// src/policy/examine-text.ts
function examineText(source) {
	const { text } = source;
	if (text.length > 262144) return {
		readable: false,
		problems: [tooLarge(source)]
	};
	const bad = binary.exec(text);
	if (bad !== null) return {
		readable: false,
		problems: [notText(source, bad.index, bad[0])]
	};
	const problems = [];
	if (text.startsWith("﻿")) problems.push({
		check: "yaml/byte-order-mark",
		file: source,
		at: place$1(0, 1),
		message: "the file begins with a byte order mark",
		help: "save it as UTF-8 without one; `discriminat-policy fmt` does"
	});
	for (const { index, 0: character } of text.matchAll(hidden)) problems.push({
		check: "yaml/hidden-character",
		file: source,
		at: place$1(index, index + 1),
		message: `${quote(character)} makes the text look different from what it is`,
		help: "remove it"
	});
	return {
		readable: true,
		problems
	};
}
function tooLarge(file) {
	return {
		check: "yaml/too-large",
		file,
		at: place$1(0, 0),
		message: `the file is larger than ${maxFileBytes / 1024} KiB`,
		help: "one file holds one app; move lists that several apps share into bundles"
	};
}
function notText(file, index, character) {
	const message = character === "�" ? "this is not valid UTF-8" : `the control character ${quote(character)} does not belong here`;
	return {
		check: "yaml/encoding",
		file,
		at: place$1(index, index + 1),
		message,
		help: "save the file as UTF-8 text; it may be a binary file, or in UTF-16"
	};
}
function place$1(start, end) {
	return {
		span: {
			start,
			end
		},
		path: []
	};
}
var maxFileBytes, binary, hidden;
var init_examine_text = __esmMin((() => {
	init_text();
	maxFileBytes = 262144;
	binary = /(?![\t\n\r\u0085])\p{Cc}|\uFFFD/u;
	hidden = /[\u202A-\u202E\u2066-\u2069\u200B\u2060]|(?<!^)\uFEFF/gu;
}));
// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = __commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));
// src/policy/schema-words.ts
function typeWord(type) {
	return typeWords[type] ?? type;
}
function kindWord({ kind, value }) {
	if (kind === "map") return "a map of keys";
	if (kind === "list") return "a list";
	return typeof value === "string" ? "text" : typeof value === "number" ? `the number ${value}` : String(value);
}
function valueWord(node) {
	return typeof node.value === "string" ? quote(node.value) : kindWord(node).replace("the number ", "");
}
function placeWord(path) {
	const last = path.at(-1);
	if (last === void 0) return "the file";
	if (typeof last === "string") return quote(last);
	const list = path.at(-2);
	return `item ${last + 1}${typeof list === "string" ? ` of ${quote(list)}` : ""}`;
}
function enumerate(words, conjunction) {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
function nearest(written, options) {
	const word = written.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
	let best;
	let bestDistance = 3;
	for (const option of options) {
		const apart = (0, import_fastest_levenshtein$1.distance)(word, option);
		if (apart < bestDistance && apart < option.length) [best, bestDistance] = [option, apart];
	}
	return best;
}
var import_fastest_levenshtein$1, typeWords;
var init_schema_words = __esmMin((() => {
	import_fastest_levenshtein$1 = require_fastest_levenshtein();
	init_text();
	typeWords = {
		object: "a map of keys",
		array: "a list",
		string: "text",
		integer: "a whole number",
		number: "a number",
		boolean: "true or false",
		null: "null"
	};
}));
// src/policy/describe-error.ts
function describeError(schemaCase) {
	const { error, node } = schemaCase;
	const { params, parentSchema = {} } = error;
	const wrong = (text) => ({
		check: "schema/wrong-value",
		at: node,
		message: `${placeWord(node.path)} ${text}`
	});
	switch (error.keyword) {
		case "additionalProperties": return unknownKey(schemaCase, String(params.additionalProperty));
		case "required": return error.schemaPath.includes("/oneOf/") ? void 0 : missingKey(schemaCase, String(params.missingProperty));
		case "oneOf": return node.kind === "map" ? wrongChoice(schemaCase) : void 0;
		case "false schema": return excludedKey(schemaCase);
		case "type": return wrongType(schemaCase, [params.type].flat().map(String));
		case "enum": return wrongOption(schemaCase, [params.allowedValues].flat().map(String));
		case "pattern": {
			const expectation = String(parentSchema.patternErrorMessage ?? `must match ${params.pattern}`);
			if (error.propertyName === void 0) return wrong(`is ${valueWord(node)}; it ${expectation}`);
			const message = `the key ${quote(error.propertyName)} ${expectation}`;
			return {
				check: "schema/wrong-value",
				at: keyPlace(node, error.propertyName),
				message
			};
		}
		case "minimum":
		case "maximum": {
			const { minimum, maximum } = parentSchema;
			const range = maximum === void 0 ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
			return wrong(`is ${valueWord(node)}; it must be ${range}`);
		}
		case "minItems":
		case "minProperties": return wrong(`is empty; it must hold at least one ${node.kind === "map" ? "key" : "item"}`);
		case "maxProperties": return wrong(`holds ${node.kind === "map" ? node.entries.length : 0} keys; it must hold exactly ${params.limit}`);
		case "uniqueItems": return repeatedItem(schemaCase, Math.max(Number(params.i), Number(params.j)));
		default: return;
	}
}
function guessKey({ error, node }) {
	if (error.keyword !== "additionalProperties" || node.kind !== "map") return void 0;
	return nearest(String(error.params.additionalProperty).replaceAll(/[\s-]/g, "_"), Object.keys(error.parentSchema?.properties ?? {}).filter((key) => !(key in node.value)));
}
function optionsOf(error) {
	return (error.parentSchema?.oneOf ?? []).flatMap((branch) => branch.required ?? []);
}
function unknownKey(schemaCase, key) {
	const { path } = schemaCase.node;
	const known = Object.keys(schemaCase.error.parentSchema?.properties ?? {});
	const guess = guessKey(schemaCase);
	return {
		check: "schema/unknown-key",
		at: keyPlace(schemaCase.node, key),
		message: path.length === 0 ? `${quote(key)} is not a top-level key` : `${quote(key)} is not a key of ${placeWord(path)}`,
		help: guess === void 0 ? `known here: ${enumerate(known.map(quote), "and")}` : `did you mean ${quote(guess)}?`
	};
}
function missingKey(schemaCase, key) {
	return {
		check: "schema/missing-key",
		at: parentPlace(schemaCase),
		message: `${placeWord(schemaCase.node.path)} lacks the key ${quote(key)}`,
		help: `add \`${key}:\``
	};
}
function wrongChoice(schemaCase) {
	const { error, node } = schemaCase;
	const options = optionsOf(error);
	const written = node.kind === "map" ? node.entries.filter(({ key }) => options.includes(key.value)) : [];
	const [, second] = written;
	if (second === void 0) {
		const message = `${placeWord(node.path)} needs exactly one of the keys ${enumerate(options.map(quote), "or")}, and has none`;
		return {
			check: "schema/choice",
			at: parentPlace(schemaCase),
			message
		};
	}
	const keys = enumerate(written.map(({ key }) => quote(key.value)), "and");
	const message = `${placeWord(node.path)} has the keys ${keys}; it must have exactly one of them`;
	return {
		check: "schema/choice",
		at: second.key,
		message,
		help: "write an item of the list for each"
	};
}
function excludedKey({ error, entry }) {
	const other = /\/dependentSchemas\/([^/]+)\//.exec(error.schemaPath)?.[1];
	if (entry === void 0 || other === void 0) return void 0;
	const message = `${quote(entry.key.value)} cannot stand beside ${quote(other)}`;
	return {
		check: "schema/choice",
		at: entry.key,
		message,
		help: `remove one of the two`
	};
}
function wrongType(schemaCase, types) {
	const { node, entry } = schemaCase;
	const found = node.value === null ? "has no value" : `is ${kindWord(node)}`;
	const help = typeHelp(schemaCase, types);
	return {
		check: "schema/wrong-type",
		at: node.value === null && entry !== void 0 ? entry.key : node,
		message: `${placeWord(node.path)} ${found}; it must be ${enumerate(types.map(typeWord), "or")}`,
		...help !== void 0 && { help }
	};
}
function typeHelp({ node, text }, types) {
	const isText = typeof node.value === "string";
	if (types.includes("string") && (typeof node.value === "number" || typeof node.value === "boolean")) return `quote it: ${quote(text)}`;
	if (types.includes("string") && node.kind === "map" && /^\{\w*\}$/.test(text)) return `quote it: ${quote(text)}`;
	if (types.includes("array") && node.kind === "scalar" && node.value !== null) return `write a list: [${/^[\w.-]+$/.test(text) ? text : quote(String(node.value))}]`;
	if (types.includes("array") && node.kind === "map") return "begin each item of the list with `- `";
	if (types.includes("integer") && isText && /^["']\d+["']$/.test(text)) return `remove the quotes: ${node.value}`;
}
function wrongOption({ node }, options) {
	const guess = typeof node.value === "string" ? nearest(node.value, options) : void 0;
	return {
		check: "schema/wrong-value",
		at: node,
		message: `${placeWord(node.path)} is ${valueWord(node)}; it must be ${enumerate(options.map(quote), "or")}`,
		...guess !== void 0 && { help: `did you mean ${quote(guess)}?` }
	};
}
function repeatedItem({ node }, index) {
	const item = node.kind === "list" ? node.items[index] : void 0;
	if (item === void 0) return void 0;
	return {
		check: "schema/wrong-value",
		at: item,
		message: `${valueWord(item)} stands twice in ${placeWord(node.path)}`,
		help: "remove one"
	};
}
function keyPlace(node, key) {
	return (node.kind === "map" ? node.entries.find((other) => other.key.value === key) : void 0)?.key ?? node;
}
function parentPlace({ node, entry }) {
	if (entry !== void 0) return {
		span: entry.key.span,
		path: node.path
	};
	if (node.path.length === 0) return {
		span: {
			start: 0,
			end: 0
		},
		path: []
	};
	return {
		span: (node.kind === "map" ? node.entries[0] : void 0)?.key.span ?? node.span,
		path: node.path
	};
}
var init_describe_error = __esmMin((() => {
	init_text();
	init_schema_words();
}));
// src/policy/explain-schema.ts
function explainSchema(source, root, errors) {
	const cases = errors.map((error) => locate(source, root, error));
	const mistyped = new Set(cases.map((each) => keyId(each, guessKey(each))));
	const byPlace = new Map();
	for (const each of cases) {
		if (wantedKeys(each.error).some((key) => mistyped.has(keyId(each, key)))) continue;
		const problem = describeError(each);
		if (problem === void 0) continue;
		const { start, end } = problem.at.span;
		const place = `${start}-${end}${problem.check === "schema/missing-key" ? problem.message : ""}`;
		if (!byPlace.has(place)) byPlace.set(place, {
			...problem,
			file: source
		});
	}
	return [...byPlace.values()];
}
function keyId({ node }, key) {
	return key === void 0 ? void 0 : JSON.stringify([node.path, key]);
}
function wantedKeys(error) {
	if (error.keyword === "required") return [String(error.params.missingProperty)];
	return error.keyword === "oneOf" && error.params.passingSchemas === null ? optionsOf(error) : [];
}
function locate({ text }, root, error) {
	let node = root;
	let entry;
	for (const segment of error.instancePath.split("/").slice(1)) {
		const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
		if (node.kind === "list") {
			const item = node.items[Number(key)];
			if (item === void 0) break;
			[node, entry] = [item, void 0];
		} else if (node.kind === "map") {
			entry = node.entries.find((other) => other.key.value === key);
			if (entry === void 0) break;
			node = entry.node;
		}
	}
	return {
		error,
		node,
		text: text.slice(node.span.start, node.span.end),
		entry
	};
}
var init_explain_schema = __esmMin((() => {
	init_describe_error();
}));
// src/policy/generated/validators.ts
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate22.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (Array.isArray(data)) {
		if (data.length < 1) {
			const err0 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 items",
				schema: 1,
				parentSchema: schema39,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			let data0 = data[i0];
			if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
				const err1 = {
					instancePath: instancePath + "/" + i0,
					schemaPath: "#/items/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema39.items.type,
					parentSchema: schema39.items,
					data: data0
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 > 65535 || isNaN(data0)) {
					const err2 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/$defs/port/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 65535
						},
						message: "must be <= 65535",
						schema: 65535,
						parentSchema: schema40,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				if (data0 < 1 || isNaN(data0)) {
					const err3 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/$defs/port/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema40,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			}
		}
		let i1 = data.length;
		let j0;
		if (i1 > 1) {
			const indices0 = {};
			for (; i1--;) {
				let item0 = data[i1];
				if (!(typeof item0 == "number" && !(item0 % 1) && !isNaN(item0) && isFinite(item0))) continue;
				if (typeof indices0[item0] == "number") {
					j0 = indices0[item0];
					const err4 = {
						instancePath,
						schemaPath: "#/uniqueItems",
						keyword: "uniqueItems",
						params: {
							i: i1,
							j: j0
						},
						message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)",
						schema: true,
						parentSchema: schema39,
						data
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
					break;
				}
				indices0[item0] = i1;
			}
		}
	} else {
		const err5 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "array" },
			message: "must be array",
			schema: schema39.type,
			parentSchema: schema39,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate22.errors = vErrors;
	return errors === 0;
}
function validate21$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate21$1.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	const _errs1 = errors;
	let valid0 = false;
	let passing0 = null;
	const _errs2 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.tls === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/oneOf/0/required",
				keyword: "required",
				params: { missingProperty: "tls" },
				message: "must have required property 'tls'",
				schema: schema35$1.oneOf[0].required,
				parentSchema: schema35$1.oneOf[0],
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	}
	var _valid0 = _errs2 === errors;
	if (_valid0) {
		valid0 = true;
		passing0 = 0;
	}
	const _errs3 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.ssh === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/oneOf/1/required",
				keyword: "required",
				params: { missingProperty: "ssh" },
				message: "must have required property 'ssh'",
				schema: schema35$1.oneOf[1].required,
				parentSchema: schema35$1.oneOf[1],
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
	}
	var _valid0 = _errs3 === errors;
	if (_valid0 && valid0) {
		valid0 = false;
		passing0 = [passing0, 1];
	} else {
		if (_valid0) {
			valid0 = true;
			passing0 = 1;
		}
		const _errs4 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.bundle === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/oneOf/2/required",
					keyword: "required",
					params: { missingProperty: "bundle" },
					message: "must have required property 'bundle'",
					schema: schema35$1.oneOf[2].required,
					parentSchema: schema35$1.oneOf[2],
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		var _valid0 = _errs4 === errors;
		if (_valid0 && valid0) {
			valid0 = false;
			passing0 = [passing0, 2];
		} else if (_valid0) {
			valid0 = true;
			passing0 = 2;
		}
	}
	if (!valid0) {
		const err3 = {
			instancePath,
			schemaPath: "#/oneOf",
			keyword: "oneOf",
			params: { passingSchemas: passing0 },
			message: "must match exactly one schema in oneOf",
			schema: schema35$1.oneOf,
			parentSchema: schema35$1,
			data
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	} else {
		errors = _errs1;
		if (vErrors !== null) {
			if (_errs1) vErrors.length = _errs1;
			else vErrors = null;
		}
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "tls" || key0 === "ssh" || key0 === "bundle" || key0 === "ports" || key0 === "reason" || key0 === "ticket" || key0 === "networks" || key0 === "expires")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema35$1,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.tls !== void 0) {
			let data0 = data.tls;
			if (Array.isArray(data0)) {
				if (data0.length < 1) {
					const err5 = {
						instancePath: instancePath + "/tls",
						schemaPath: "#/$defs/names/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema36,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (typeof data1 !== "string") {
						const err6 = {
							instancePath: instancePath + "/tls/" + i0,
							schemaPath: "#/$defs/names/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema36.items.type,
							parentSchema: schema36.items,
							data: data1
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/tls",
					schemaPath: "#/$defs/names/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema36.type,
					parentSchema: schema36,
					data: data0
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.ssh !== void 0) {
			let data2 = data.ssh;
			if (Array.isArray(data2)) {
				if (data2.length < 1) {
					const err8 = {
						instancePath: instancePath + "/ssh",
						schemaPath: "#/$defs/names/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema36,
						data: data2
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				const len1 = data2.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data3 = data2[i1];
					if (typeof data3 !== "string") {
						const err9 = {
							instancePath: instancePath + "/ssh/" + i1,
							schemaPath: "#/$defs/names/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema36.items.type,
							parentSchema: schema36.items,
							data: data3
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/ssh",
					schemaPath: "#/$defs/names/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema36.type,
					parentSchema: schema36,
					data: data2
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.bundle !== void 0) {
			let data4 = data.bundle;
			if (typeof data4 === "string") {
				if (!pattern6.test(data4)) {
					const err11 = {
						instancePath: instancePath + "/bundle",
						schemaPath: "#/$defs/bundleName/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$" },
						message: "must match pattern \"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$\"",
						schema: "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$",
						parentSchema: schema38,
						data: data4
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/bundle",
					schemaPath: "#/$defs/bundleName/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema38.type,
					parentSchema: schema38,
					data: data4
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.ports !== void 0) {
			if (!validate22(data.ports, {
				instancePath: instancePath + "/ports",
				parentData: data,
				parentDataProperty: "ports",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
				errors = vErrors.length;
			}
		}
		if (data.reason !== void 0) {
			let data6 = data.reason;
			if (typeof data6 === "string") {
				if (!pattern7$1.test(data6)) {
					const err13 = {
						instancePath: instancePath + "/reason",
						schemaPath: "#/$defs/text/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema41$1,
						data: data6
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/reason",
					schemaPath: "#/$defs/text/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema41$1.type,
					parentSchema: schema41$1,
					data: data6
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.ticket !== void 0) {
			let data7 = data.ticket;
			if (typeof data7 === "string") {
				if (!pattern7$1.test(data7)) {
					const err15 = {
						instancePath: instancePath + "/ticket",
						schemaPath: "#/$defs/text/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema41$1,
						data: data7
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/ticket",
					schemaPath: "#/$defs/text/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema41$1.type,
					parentSchema: schema41$1,
					data: data7
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.networks !== void 0) {
			let data8 = data.networks;
			if (Array.isArray(data8)) {
				if (data8.length < 1) {
					const err17 = {
						instancePath: instancePath + "/networks",
						schemaPath: "#/$defs/networkNames/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema34,
						data: data8
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				const len2 = data8.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data9 = data8[i2];
					if (typeof data9 !== "string") {
						const err18 = {
							instancePath: instancePath + "/networks/" + i2,
							schemaPath: "#/$defs/networkNames/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema34.items.type,
							parentSchema: schema34.items,
							data: data9
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				let i3 = data8.length;
				let j0;
				if (i3 > 1) {
					const indices0 = {};
					for (; i3--;) {
						let item0 = data8[i3];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err19 = {
								instancePath: instancePath + "/networks",
								schemaPath: "#/$defs/networkNames/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i3,
									j: j0
								},
								message: "must NOT have duplicate items (items ## " + j0 + " and " + i3 + " are identical)",
								schema: true,
								parentSchema: schema34,
								data: data8
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
							break;
						}
						indices0[item0] = i3;
					}
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/networks",
					schemaPath: "#/$defs/networkNames/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema34.type,
					parentSchema: schema34,
					data: data8
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.expires !== void 0) {
			let data10 = data.expires;
			if (typeof data10 === "string") {
				if (!pattern9.test(data10)) {
					const err21 = {
						instancePath: instancePath + "/expires",
						schemaPath: "#/$defs/date/pattern",
						keyword: "pattern",
						params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
						message: "must match pattern \"^\\d{4}-\\d{2}-\\d{2}$\"",
						schema: "^\\d{4}-\\d{2}-\\d{2}$",
						parentSchema: schema44,
						data: data10
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/expires",
					schemaPath: "#/$defs/date/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema44.type,
					parentSchema: schema44,
					data: data10
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.bundle !== void 0) {
			if (data && typeof data == "object" && !Array.isArray(data)) {
				if (data.ports !== void 0) {
					const err23 = {
						instancePath: instancePath + "/ports",
						schemaPath: "#/dependentSchemas/bundle/properties/ports/false schema",
						keyword: "false schema",
						params: {},
						message: "boolean schema is false",
						schema: false,
						parentSchema: schema35$1.dependentSchemas.bundle.properties.ports,
						data: data.ports
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
			}
		}
	} else {
		const err24 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema35$1.type,
			parentSchema: schema35$1,
			data
		};
		if (vErrors === null) vErrors = [err24];
		else vErrors.push(err24);
		errors++;
	}
	validate21$1.errors = vErrors;
	return errors === 0;
}
function validate20$1(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate20$1.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.app === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "app" },
				message: "must have required property 'app'",
				schema: schema31$1.required,
				parentSchema: schema31$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.team === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "team" },
				message: "must have required property 'team'",
				schema: schema31$1.required,
				parentSchema: schema31$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "app" || key0 === "team" || key0 === "networks" || key0 === "security_groups" || key0 === "allow" || key0 === "see_thru" || key0 === "refuse" || key0 === "tests")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema31$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.app !== void 0) {
			let data0 = data.app;
			if (typeof data0 === "string") {
				if (!pattern4$1.test(data0)) {
					const err3 = {
						instancePath: instancePath + "/app",
						schemaPath: "#/$defs/identifier/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z][a-z0-9-]{0,62}$" },
						message: "must match pattern \"^[a-z][a-z0-9-]{0,62}$\"",
						schema: "^[a-z][a-z0-9-]{0,62}$",
						parentSchema: schema32$1,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/app",
					schemaPath: "#/$defs/identifier/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema32$1.type,
					parentSchema: schema32$1,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.team !== void 0) {
			let data1 = data.team;
			if (typeof data1 === "string") {
				if (!pattern4$1.test(data1)) {
					const err5 = {
						instancePath: instancePath + "/team",
						schemaPath: "#/$defs/identifier/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z][a-z0-9-]{0,62}$" },
						message: "must match pattern \"^[a-z][a-z0-9-]{0,62}$\"",
						schema: "^[a-z][a-z0-9-]{0,62}$",
						parentSchema: schema32$1,
						data: data1
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/team",
					schemaPath: "#/$defs/identifier/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema32$1.type,
					parentSchema: schema32$1,
					data: data1
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.networks !== void 0) {
			let data2 = data.networks;
			if (Array.isArray(data2)) {
				if (data2.length < 1) {
					const err7 = {
						instancePath: instancePath + "/networks",
						schemaPath: "#/$defs/networkNames/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema34,
						data: data2
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					if (typeof data3 !== "string") {
						const err8 = {
							instancePath: instancePath + "/networks/" + i0,
							schemaPath: "#/$defs/networkNames/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema34.items.type,
							parentSchema: schema34.items,
							data: data3
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				}
				let i1 = data2.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data2[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err9 = {
								instancePath: instancePath + "/networks",
								schemaPath: "#/$defs/networkNames/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								},
								message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)",
								schema: true,
								parentSchema: schema34,
								data: data2
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/networks",
					schemaPath: "#/$defs/networkNames/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema34.type,
					parentSchema: schema34,
					data: data2
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.security_groups !== void 0) {
			let data4 = data.security_groups;
			if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
				const err11 = {
					instancePath: instancePath + "/security_groups",
					schemaPath: "#/properties/security_groups/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema31$1.properties.security_groups.type,
					parentSchema: schema31$1.properties.security_groups,
					data: data4
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
			if (typeof data4 == "number" && isFinite(data4)) {
				if (data4 > 16 || isNaN(data4)) {
					const err12 = {
						instancePath: instancePath + "/security_groups",
						schemaPath: "#/properties/security_groups/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 16
						},
						message: "must be <= 16",
						schema: 16,
						parentSchema: schema31$1.properties.security_groups,
						data: data4
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data4 < 1 || isNaN(data4)) {
					const err13 = {
						instancePath: instancePath + "/security_groups",
						schemaPath: "#/properties/security_groups/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema31$1.properties.security_groups,
						data: data4
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
			}
		}
		if (data.allow !== void 0) {
			let data5 = data.allow;
			if (Array.isArray(data5)) {
				const len1 = data5.length;
				for (let i2 = 0; i2 < len1; i2++) if (!validate21$1(data5[i2], {
					instancePath: instancePath + "/allow/" + i2,
					parentData: data5,
					parentDataProperty: i2,
					rootData,
					dynamicAnchors
				})) {
					vErrors = vErrors === null ? validate21$1.errors : vErrors.concat(validate21$1.errors);
					errors = vErrors.length;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/allow",
					schemaPath: "#/properties/allow/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema31$1.properties.allow.type,
					parentSchema: schema31$1.properties.allow,
					data: data5
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.see_thru !== void 0) {
			let data7 = data.see_thru;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.until === void 0) {
					const err15 = {
						instancePath: instancePath + "/see_thru",
						schemaPath: "#/properties/see_thru/required",
						keyword: "required",
						params: { missingProperty: "until" },
						message: "must have required property 'until'",
						schema: schema31$1.properties.see_thru.required,
						parentSchema: schema31$1.properties.see_thru,
						data: data7
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				for (const key1 in data7) if (!(key1 === "until" || key1 === "reason" || key1 === "ports" || key1 === "group" || key1 === "networks")) {
					const err16 = {
						instancePath: instancePath + "/see_thru",
						schemaPath: "#/properties/see_thru/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema31$1.properties.see_thru,
						data: data7
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data7.until !== void 0) {
					let data8 = data7.until;
					if (typeof data8 === "string") {
						if (!pattern9.test(data8)) {
							const err17 = {
								instancePath: instancePath + "/see_thru/until",
								schemaPath: "#/$defs/date/pattern",
								keyword: "pattern",
								params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
								message: "must match pattern \"^\\d{4}-\\d{2}-\\d{2}$\"",
								schema: "^\\d{4}-\\d{2}-\\d{2}$",
								parentSchema: schema44,
								data: data8
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
					} else {
						const err18 = {
							instancePath: instancePath + "/see_thru/until",
							schemaPath: "#/$defs/date/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema44.type,
							parentSchema: schema44,
							data: data8
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				if (data7.reason !== void 0) {
					let data9 = data7.reason;
					if (typeof data9 === "string") {
						if (!pattern7$1.test(data9)) {
							const err19 = {
								instancePath: instancePath + "/see_thru/reason",
								schemaPath: "#/$defs/text/pattern",
								keyword: "pattern",
								params: { pattern: "\\S" },
								message: "must match pattern \"\\S\"",
								schema: "\\S",
								parentSchema: schema41$1,
								data: data9
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
						}
					} else {
						const err20 = {
							instancePath: instancePath + "/see_thru/reason",
							schemaPath: "#/$defs/text/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema41$1.type,
							parentSchema: schema41$1,
							data: data9
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
				if (data7.ports !== void 0) {
					let data10 = data7.ports;
					if (typeof data10 !== "string" && !Array.isArray(data10)) {
						const err21 = {
							instancePath: instancePath + "/see_thru/ports",
							schemaPath: "#/properties/see_thru/properties/ports/type",
							keyword: "type",
							params: { type: schema31$1.properties.see_thru.properties.ports.type },
							message: "must be string,array",
							schema: schema31$1.properties.see_thru.properties.ports.type,
							parentSchema: schema31$1.properties.see_thru.properties.ports,
							data: data10
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
					if (typeof data10 === "string") {
						if (!pattern12.test(data10)) {
							const err22 = {
								instancePath: instancePath + "/see_thru/ports",
								schemaPath: "#/properties/see_thru/properties/ports/pattern",
								keyword: "pattern",
								params: { pattern: "^all$" },
								message: "must match pattern \"^all$\"",
								schema: "^all$",
								parentSchema: schema31$1.properties.see_thru.properties.ports,
								data: data10
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
					}
					if (Array.isArray(data10)) {
						if (data10.length < 1) {
							const err23 = {
								instancePath: instancePath + "/see_thru/ports",
								schemaPath: "#/properties/see_thru/properties/ports/minItems",
								keyword: "minItems",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 items",
								schema: 1,
								parentSchema: schema31$1.properties.see_thru.properties.ports,
								data: data10
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
						const len2 = data10.length;
						for (let i3 = 0; i3 < len2; i3++) {
							let data11 = data10[i3];
							if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
								const err24 = {
									instancePath: instancePath + "/see_thru/ports/" + i3,
									schemaPath: "#/properties/see_thru/properties/ports/items/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer",
									schema: schema31$1.properties.see_thru.properties.ports.items.type,
									parentSchema: schema31$1.properties.see_thru.properties.ports.items,
									data: data11
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
							if (typeof data11 == "number" && isFinite(data11)) {
								if (data11 > 65535 || isNaN(data11)) {
									const err25 = {
										instancePath: instancePath + "/see_thru/ports/" + i3,
										schemaPath: "#/$defs/port/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 65535
										},
										message: "must be <= 65535",
										schema: 65535,
										parentSchema: schema40,
										data: data11
									};
									if (vErrors === null) vErrors = [err25];
									else vErrors.push(err25);
									errors++;
								}
								if (data11 < 1 || isNaN(data11)) {
									const err26 = {
										instancePath: instancePath + "/see_thru/ports/" + i3,
										schemaPath: "#/$defs/port/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										message: "must be >= 1",
										schema: 1,
										parentSchema: schema40,
										data: data11
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
						}
						let i4 = data10.length;
						let j1;
						if (i4 > 1) {
							const indices1 = {};
							for (; i4--;) {
								let item1 = data10[i4];
								if (!(typeof item1 == "number" && !(item1 % 1) && !isNaN(item1) && isFinite(item1))) continue;
								if (typeof indices1[item1] == "number") {
									j1 = indices1[item1];
									const err27 = {
										instancePath: instancePath + "/see_thru/ports",
										schemaPath: "#/properties/see_thru/properties/ports/uniqueItems",
										keyword: "uniqueItems",
										params: {
											i: i4,
											j: j1
										},
										message: "must NOT have duplicate items (items ## " + j1 + " and " + i4 + " are identical)",
										schema: true,
										parentSchema: schema31$1.properties.see_thru.properties.ports,
										data: data10
									};
									if (vErrors === null) vErrors = [err27];
									else vErrors.push(err27);
									errors++;
									break;
								}
								indices1[item1] = i4;
							}
						}
					}
				}
				if (data7.group !== void 0) {
					let data12 = data7.group;
					if (!(data12 === "same" || data12 === "separate")) {
						const err28 = {
							instancePath: instancePath + "/see_thru/group",
							schemaPath: "#/properties/see_thru/properties/group/enum",
							keyword: "enum",
							params: { allowedValues: schema31$1.properties.see_thru.properties.group.enum },
							message: "must be equal to one of the allowed values",
							schema: schema31$1.properties.see_thru.properties.group.enum,
							parentSchema: schema31$1.properties.see_thru.properties.group,
							data: data12
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
				}
				if (data7.networks !== void 0) {
					let data13 = data7.networks;
					if (Array.isArray(data13)) {
						if (data13.length < 1) {
							const err29 = {
								instancePath: instancePath + "/see_thru/networks",
								schemaPath: "#/$defs/networkNames/minItems",
								keyword: "minItems",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 items",
								schema: 1,
								parentSchema: schema34,
								data: data13
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
						const len3 = data13.length;
						for (let i5 = 0; i5 < len3; i5++) {
							let data14 = data13[i5];
							if (typeof data14 !== "string") {
								const err30 = {
									instancePath: instancePath + "/see_thru/networks/" + i5,
									schemaPath: "#/$defs/networkNames/items/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema34.items.type,
									parentSchema: schema34.items,
									data: data14
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
						}
						let i6 = data13.length;
						let j2;
						if (i6 > 1) {
							const indices2 = {};
							for (; i6--;) {
								let item2 = data13[i6];
								if (typeof item2 !== "string") continue;
								if (typeof indices2[item2] == "number") {
									j2 = indices2[item2];
									const err31 = {
										instancePath: instancePath + "/see_thru/networks",
										schemaPath: "#/$defs/networkNames/uniqueItems",
										keyword: "uniqueItems",
										params: {
											i: i6,
											j: j2
										},
										message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)",
										schema: true,
										parentSchema: schema34,
										data: data13
									};
									if (vErrors === null) vErrors = [err31];
									else vErrors.push(err31);
									errors++;
									break;
								}
								indices2[item2] = i6;
							}
						}
					} else {
						const err32 = {
							instancePath: instancePath + "/see_thru/networks",
							schemaPath: "#/$defs/networkNames/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array",
							schema: schema34.type,
							parentSchema: schema34,
							data: data13
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
				}
			} else {
				const err33 = {
					instancePath: instancePath + "/see_thru",
					schemaPath: "#/properties/see_thru/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema31$1.properties.see_thru.type,
					parentSchema: schema31$1.properties.see_thru,
					data: data7
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
		if (data.refuse !== void 0) {
			let data15 = data.refuse;
			if (Array.isArray(data15)) {
				const len4 = data15.length;
				for (let i7 = 0; i7 < len4; i7++) {
					let data16 = data15[i7];
					if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
						if (data16.name === void 0) {
							const err34 = {
								instancePath: instancePath + "/refuse/" + i7,
								schemaPath: "#/properties/refuse/items/required",
								keyword: "required",
								params: { missingProperty: "name" },
								message: "must have required property 'name'",
								schema: schema31$1.properties.refuse.items.required,
								parentSchema: schema31$1.properties.refuse.items,
								data: data16
							};
							if (vErrors === null) vErrors = [err34];
							else vErrors.push(err34);
							errors++;
						}
						for (const key2 in data16) if (!(key2 === "name" || key2 === "reason")) {
							const err35 = {
								instancePath: instancePath + "/refuse/" + i7,
								schemaPath: "#/properties/refuse/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key2 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema31$1.properties.refuse.items,
								data: data16
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
						if (data16.name !== void 0) {
							let data17 = data16.name;
							if (typeof data17 !== "string") {
								const err36 = {
									instancePath: instancePath + "/refuse/" + i7 + "/name",
									schemaPath: "#/properties/refuse/items/properties/name/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema31$1.properties.refuse.items.properties.name.type,
									parentSchema: schema31$1.properties.refuse.items.properties.name,
									data: data17
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
						}
						if (data16.reason !== void 0) {
							let data18 = data16.reason;
							if (typeof data18 === "string") {
								if (!pattern7$1.test(data18)) {
									const err37 = {
										instancePath: instancePath + "/refuse/" + i7 + "/reason",
										schemaPath: "#/$defs/text/pattern",
										keyword: "pattern",
										params: { pattern: "\\S" },
										message: "must match pattern \"\\S\"",
										schema: "\\S",
										parentSchema: schema41$1,
										data: data18
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							} else {
								const err38 = {
									instancePath: instancePath + "/refuse/" + i7 + "/reason",
									schemaPath: "#/$defs/text/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema41$1.type,
									parentSchema: schema41$1,
									data: data18
								};
								if (vErrors === null) vErrors = [err38];
								else vErrors.push(err38);
								errors++;
							}
						}
					} else {
						const err39 = {
							instancePath: instancePath + "/refuse/" + i7,
							schemaPath: "#/properties/refuse/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema31$1.properties.refuse.items.type,
							parentSchema: schema31$1.properties.refuse.items,
							data: data16
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
				}
			} else {
				const err40 = {
					instancePath: instancePath + "/refuse",
					schemaPath: "#/properties/refuse/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema31$1.properties.refuse.type,
					parentSchema: schema31$1.properties.refuse,
					data: data15
				};
				if (vErrors === null) vErrors = [err40];
				else vErrors.push(err40);
				errors++;
			}
		}
		if (data.tests !== void 0) {
			let data19 = data.tests;
			if (Array.isArray(data19)) {
				const len5 = data19.length;
				for (let i8 = 0; i8 < len5; i8++) {
					let data20 = data19[i8];
					const _errs52 = errors;
					let valid26 = false;
					let passing0 = null;
					const _errs53 = errors;
					if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
						if (data20.allow === void 0) {
							const err41 = {
								instancePath: instancePath + "/tests/" + i8,
								schemaPath: "#/properties/tests/items/oneOf/0/required",
								keyword: "required",
								params: { missingProperty: "allow" },
								message: "must have required property 'allow'",
								schema: schema31$1.properties.tests.items.oneOf[0].required,
								parentSchema: schema31$1.properties.tests.items.oneOf[0],
								data: data20
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
					}
					var _valid0 = _errs53 === errors;
					if (_valid0) {
						valid26 = true;
						passing0 = 0;
					}
					const _errs54 = errors;
					if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
						if (data20.block === void 0) {
							const err42 = {
								instancePath: instancePath + "/tests/" + i8,
								schemaPath: "#/properties/tests/items/oneOf/1/required",
								keyword: "required",
								params: { missingProperty: "block" },
								message: "must have required property 'block'",
								schema: schema31$1.properties.tests.items.oneOf[1].required,
								parentSchema: schema31$1.properties.tests.items.oneOf[1],
								data: data20
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
					}
					var _valid0 = _errs54 === errors;
					if (_valid0 && valid26) {
						valid26 = false;
						passing0 = [passing0, 1];
					} else if (_valid0) {
						valid26 = true;
						passing0 = 1;
					}
					if (!valid26) {
						const err43 = {
							instancePath: instancePath + "/tests/" + i8,
							schemaPath: "#/properties/tests/items/oneOf",
							keyword: "oneOf",
							params: { passingSchemas: passing0 },
							message: "must match exactly one schema in oneOf",
							schema: schema31$1.properties.tests.items.oneOf,
							parentSchema: schema31$1.properties.tests.items,
							data: data20
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					} else {
						errors = _errs52;
						if (vErrors !== null) {
							if (_errs52) vErrors.length = _errs52;
							else vErrors = null;
						}
					}
					if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
						for (const key3 in data20) if (!(key3 === "allow" || key3 === "block")) {
							const err44 = {
								instancePath: instancePath + "/tests/" + i8,
								schemaPath: "#/properties/tests/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema31$1.properties.tests.items,
								data: data20
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
						if (data20.allow !== void 0) {
							let data21 = data20.allow;
							if (typeof data21 === "string") {
								if (!pattern14.test(data21)) {
									const err45 = {
										instancePath: instancePath + "/tests/" + i8 + "/allow",
										schemaPath: "#/$defs/target/pattern",
										keyword: "pattern",
										params: { pattern: "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$" },
										message: "must match pattern \"^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$\"",
										schema: "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$",
										parentSchema: schema50$1,
										data: data21
									};
									if (vErrors === null) vErrors = [err45];
									else vErrors.push(err45);
									errors++;
								}
							} else {
								const err46 = {
									instancePath: instancePath + "/tests/" + i8 + "/allow",
									schemaPath: "#/$defs/target/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema50$1.type,
									parentSchema: schema50$1,
									data: data21
								};
								if (vErrors === null) vErrors = [err46];
								else vErrors.push(err46);
								errors++;
							}
						}
						if (data20.block !== void 0) {
							let data22 = data20.block;
							if (typeof data22 === "string") {
								if (!pattern14.test(data22)) {
									const err47 = {
										instancePath: instancePath + "/tests/" + i8 + "/block",
										schemaPath: "#/$defs/target/pattern",
										keyword: "pattern",
										params: { pattern: "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$" },
										message: "must match pattern \"^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$\"",
										schema: "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$",
										parentSchema: schema50$1,
										data: data22
									};
									if (vErrors === null) vErrors = [err47];
									else vErrors.push(err47);
									errors++;
								}
							} else {
								const err48 = {
									instancePath: instancePath + "/tests/" + i8 + "/block",
									schemaPath: "#/$defs/target/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema50$1.type,
									parentSchema: schema50$1,
									data: data22
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
						}
					} else {
						const err49 = {
							instancePath: instancePath + "/tests/" + i8,
							schemaPath: "#/properties/tests/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema31$1.properties.tests.items.type,
							parentSchema: schema31$1.properties.tests.items,
							data: data20
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
				}
			} else {
				const err50 = {
					instancePath: instancePath + "/tests",
					schemaPath: "#/properties/tests/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema31$1.properties.tests.type,
					parentSchema: schema31$1.properties.tests,
					data: data19
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
	} else {
		const err51 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema31$1.type,
			parentSchema: schema31$1,
			data
		};
		if (vErrors === null) vErrors = [err51];
		else vErrors.push(err51);
		errors++;
	}
	validate20$1.errors = vErrors;
	return errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate26.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.region === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "region" },
				message: "must have required property 'region'",
				schema: schema53$1.required,
				parentSchema: schema53$1,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.vpc_id === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "vpc_id" },
				message: "must have required property 'vpc_id'",
				schema: schema53$1.required,
				parentSchema: schema53$1,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!func1$1.call(schema53$1.properties, key0)) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema53$1,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.region !== void 0) {
			let data0 = data.region;
			if (typeof data0 === "string") {
				if (!pattern17.test(data0)) {
					const err3 = {
						instancePath: instancePath + "/region",
						schemaPath: "#/properties/region/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z]{2,}(-[a-z]+)+-[0-9]+$" },
						message: "must match pattern \"^[a-z]{2,}(-[a-z]+)+-[0-9]+$\"",
						schema: "^[a-z]{2,}(-[a-z]+)+-[0-9]+$",
						parentSchema: schema53$1.properties.region,
						data: data0
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/region",
					schemaPath: "#/properties/region/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema53$1.properties.region.type,
					parentSchema: schema53$1.properties.region,
					data: data0
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.vpc_id !== void 0) {
			let data1 = data.vpc_id;
			if (typeof data1 !== "string" && !(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
				const err5 = {
					instancePath: instancePath + "/vpc_id",
					schemaPath: "#/properties/vpc_id/type",
					keyword: "type",
					params: { type: schema53$1.properties.vpc_id.type },
					message: "must be string,object",
					schema: schema53$1.properties.vpc_id.type,
					parentSchema: schema53$1.properties.vpc_id,
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data1 === "string") {
				if (!pattern18.test(data1)) {
					const err6 = {
						instancePath: instancePath + "/vpc_id",
						schemaPath: "#/properties/vpc_id/pattern",
						keyword: "pattern",
						params: { pattern: "^vpc-[0-9a-f]+$" },
						message: "must match pattern \"^vpc-[0-9a-f]+$\"",
						schema: "^vpc-[0-9a-f]+$",
						parentSchema: schema53$1.properties.vpc_id,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (data1.variable === void 0) {
					const err7 = {
						instancePath: instancePath + "/vpc_id",
						schemaPath: "#/properties/vpc_id/required",
						keyword: "required",
						params: { missingProperty: "variable" },
						message: "must have required property 'variable'",
						schema: schema53$1.properties.vpc_id.required,
						parentSchema: schema53$1.properties.vpc_id,
						data: data1
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				for (const key1 in data1) if (!(key1 === "variable")) {
					const err8 = {
						instancePath: instancePath + "/vpc_id",
						schemaPath: "#/properties/vpc_id/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema53$1.properties.vpc_id,
						data: data1
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				if (data1.variable !== void 0) {
					let data2 = data1.variable;
					if (typeof data2 === "string") {
						if (!pattern19.test(data2)) {
							const err9 = {
								instancePath: instancePath + "/vpc_id/variable",
								schemaPath: "#/properties/vpc_id/properties/variable/pattern",
								keyword: "pattern",
								params: { pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" },
								message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_-]*$\"",
								schema: "^[A-Za-z_][A-Za-z0-9_-]*$",
								parentSchema: schema53$1.properties.vpc_id.properties.variable,
								data: data2
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
					} else {
						const err10 = {
							instancePath: instancePath + "/vpc_id/variable",
							schemaPath: "#/properties/vpc_id/properties/variable/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema53$1.properties.vpc_id.properties.variable.type,
							parentSchema: schema53$1.properties.vpc_id.properties.variable,
							data: data2
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
				}
			}
		}
		if (data.account_id !== void 0) {
			let data3 = data.account_id;
			if (typeof data3 === "string") {
				if (!pattern20.test(data3)) {
					const err11 = {
						instancePath: instancePath + "/account_id",
						schemaPath: "#/properties/account_id/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9]{12}$" },
						message: "must match pattern \"^[0-9]{12}$\"",
						schema: "^[0-9]{12}$",
						parentSchema: schema53$1.properties.account_id,
						data: data3
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/account_id",
					schemaPath: "#/properties/account_id/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema53$1.properties.account_id.type,
					parentSchema: schema53$1.properties.account_id,
					data: data3
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.role_arn !== void 0) {
			let data4 = data.role_arn;
			if (typeof data4 === "string") {
				if (!pattern21.test(data4)) {
					const err13 = {
						instancePath: instancePath + "/role_arn",
						schemaPath: "#/properties/role_arn/pattern",
						keyword: "pattern",
						params: { pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$" },
						message: "must match pattern \"^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$\"",
						schema: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$",
						parentSchema: schema53$1.properties.role_arn,
						data: data4
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/role_arn",
					schemaPath: "#/properties/role_arn/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema53$1.properties.role_arn.type,
					parentSchema: schema53$1.properties.role_arn,
					data: data4
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.log_group !== void 0) {
			let data5 = data.log_group;
			if (typeof data5 === "string") {
				if (!pattern7$1.test(data5)) {
					const err15 = {
						instancePath: instancePath + "/log_group",
						schemaPath: "#/$defs/text/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema54,
						data: data5
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/log_group",
					schemaPath: "#/$defs/text/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema54.type,
					parentSchema: schema54,
					data: data5
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.flow_stream !== void 0) {
			let data6 = data.flow_stream;
			if (typeof data6 === "string") {
				if (!pattern7$1.test(data6)) {
					const err17 = {
						instancePath: instancePath + "/flow_stream",
						schemaPath: "#/$defs/text/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema54,
						data: data6
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/flow_stream",
					schemaPath: "#/$defs/text/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema54.type,
					parentSchema: schema54,
					data: data6
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.config_stream !== void 0) {
			let data7 = data.config_stream;
			if (typeof data7 === "string") {
				if (!pattern7$1.test(data7)) {
					const err19 = {
						instancePath: instancePath + "/config_stream",
						schemaPath: "#/$defs/text/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema54,
						data: data7
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/config_stream",
					schemaPath: "#/$defs/text/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema54.type,
					parentSchema: schema54,
					data: data7
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.preferences !== void 0) {
			let data8 = data.preferences;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				for (const key2 in data8) if (!(key2 === "wildcard_exposure" || key2 === "flow_log_verbosity")) {
					const err21 = {
						instancePath: instancePath + "/preferences",
						schemaPath: "#/properties/preferences/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema53$1.properties.preferences,
						data: data8
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				if (data8.wildcard_exposure !== void 0) {
					let data9 = data8.wildcard_exposure;
					if (!(data9 === "none" || data9 === "prohibit_asterisk" || data9 === "prohibit_public_suffix" || data9 === "nuclear")) {
						const err22 = {
							instancePath: instancePath + "/preferences/wildcard_exposure",
							schemaPath: "#/properties/preferences/properties/wildcard_exposure/enum",
							keyword: "enum",
							params: { allowedValues: schema53$1.properties.preferences.properties.wildcard_exposure.enum },
							message: "must be equal to one of the allowed values",
							schema: schema53$1.properties.preferences.properties.wildcard_exposure.enum,
							parentSchema: schema53$1.properties.preferences.properties.wildcard_exposure,
							data: data9
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
				if (data8.flow_log_verbosity !== void 0) {
					let data10 = data8.flow_log_verbosity;
					if (!(data10 === "full" || data10 === "only_disallowed" || data10 === "none")) {
						const err23 = {
							instancePath: instancePath + "/preferences/flow_log_verbosity",
							schemaPath: "#/properties/preferences/properties/flow_log_verbosity/enum",
							keyword: "enum",
							params: { allowedValues: schema53$1.properties.preferences.properties.flow_log_verbosity.enum },
							message: "must be equal to one of the allowed values",
							schema: schema53$1.properties.preferences.properties.flow_log_verbosity.enum,
							parentSchema: schema53$1.properties.preferences.properties.flow_log_verbosity,
							data: data10
						};
						if (vErrors === null) vErrors = [err23];
						else vErrors.push(err23);
						errors++;
					}
				}
			} else {
				const err24 = {
					instancePath: instancePath + "/preferences",
					schemaPath: "#/properties/preferences/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema53$1.properties.preferences.type,
					parentSchema: schema53$1.properties.preferences,
					data: data8
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.quotas !== void 0) {
			let data11 = data.quotas;
			if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
				for (const key3 in data11) if (!(key3 === "rules_per_security_group" || key3 === "security_groups_per_interface")) {
					const err25 = {
						instancePath: instancePath + "/quotas",
						schemaPath: "#/properties/quotas/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema53$1.properties.quotas,
						data: data11
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data11.rules_per_security_group !== void 0) {
					let data12 = data11.rules_per_security_group;
					if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
						const err26 = {
							instancePath: instancePath + "/quotas/rules_per_security_group",
							schemaPath: "#/properties/quotas/properties/rules_per_security_group/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema53$1.properties.quotas.properties.rules_per_security_group.type,
							parentSchema: schema53$1.properties.quotas.properties.rules_per_security_group,
							data: data12
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
					if (typeof data12 == "number" && isFinite(data12)) {
						if (data12 > 1e3 || isNaN(data12)) {
							const err27 = {
								instancePath: instancePath + "/quotas/rules_per_security_group",
								schemaPath: "#/properties/quotas/properties/rules_per_security_group/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 1e3
								},
								message: "must be <= 1000",
								schema: 1e3,
								parentSchema: schema53$1.properties.quotas.properties.rules_per_security_group,
								data: data12
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
						if (data12 < 1 || isNaN(data12)) {
							const err28 = {
								instancePath: instancePath + "/quotas/rules_per_security_group",
								schemaPath: "#/properties/quotas/properties/rules_per_security_group/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema53$1.properties.quotas.properties.rules_per_security_group,
								data: data12
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
					}
				}
				if (data11.security_groups_per_interface !== void 0) {
					let data13 = data11.security_groups_per_interface;
					if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
						const err29 = {
							instancePath: instancePath + "/quotas/security_groups_per_interface",
							schemaPath: "#/properties/quotas/properties/security_groups_per_interface/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema53$1.properties.quotas.properties.security_groups_per_interface.type,
							parentSchema: schema53$1.properties.quotas.properties.security_groups_per_interface,
							data: data13
						};
						if (vErrors === null) vErrors = [err29];
						else vErrors.push(err29);
						errors++;
					}
					if (typeof data13 == "number" && isFinite(data13)) {
						if (data13 > 16 || isNaN(data13)) {
							const err30 = {
								instancePath: instancePath + "/quotas/security_groups_per_interface",
								schemaPath: "#/properties/quotas/properties/security_groups_per_interface/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 16
								},
								message: "must be <= 16",
								schema: 16,
								parentSchema: schema53$1.properties.quotas.properties.security_groups_per_interface,
								data: data13
							};
							if (vErrors === null) vErrors = [err30];
							else vErrors.push(err30);
							errors++;
						}
						if (data13 < 1 || isNaN(data13)) {
							const err31 = {
								instancePath: instancePath + "/quotas/security_groups_per_interface",
								schemaPath: "#/properties/quotas/properties/security_groups_per_interface/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema53$1.properties.quotas.properties.security_groups_per_interface,
								data: data13
							};
							if (vErrors === null) vErrors = [err31];
							else vErrors.push(err31);
							errors++;
						}
					}
				}
			} else {
				const err32 = {
					instancePath: instancePath + "/quotas",
					schemaPath: "#/properties/quotas/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema53$1.properties.quotas.type,
					parentSchema: schema53$1.properties.quotas,
					data: data11
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
		}
		if (data.endpoints !== void 0) {
			let data14 = data.endpoints;
			if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
				for (const key4 in data14) {
					const _errs36 = errors;
					if (typeof key4 === "string") {
						if (!pattern25.test(key4)) {
							const err33 = {
								instancePath: instancePath + "/endpoints",
								schemaPath: "#/properties/endpoints/propertyNames/pattern",
								keyword: "pattern",
								params: { pattern: "^[a-z][a-z0-9]*$" },
								message: "must match pattern \"^[a-z][a-z0-9]*$\"",
								schema: "^[a-z][a-z0-9]*$",
								parentSchema: schema53$1.properties.endpoints.propertyNames,
								data: key4,
								propertyName: key4
							};
							if (vErrors === null) vErrors = [err33];
							else vErrors.push(err33);
							errors++;
						}
					}
					if (!(_errs36 === errors)) {
						const err34 = {
							instancePath: instancePath + "/endpoints",
							schemaPath: "#/properties/endpoints/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key4 },
							message: "property name must be valid",
							schema: schema53$1.properties.endpoints.propertyNames,
							parentSchema: schema53$1.properties.endpoints,
							data: data14
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
				for (const key5 in data14) {
					let data15 = data14[key5];
					if (typeof data15 === "string") {
						if (!pattern26.test(data15)) {
							const err35 = {
								instancePath: instancePath + "/endpoints/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/endpoints/additionalProperties/pattern",
								keyword: "pattern",
								params: { pattern: "^https?://\\S+$" },
								message: "must match pattern \"^https?://\\S+$\"",
								schema: "^https?://\\S+$",
								parentSchema: schema53$1.properties.endpoints.additionalProperties,
								data: data15
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
					} else {
						const err36 = {
							instancePath: instancePath + "/endpoints/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/endpoints/additionalProperties/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema53$1.properties.endpoints.additionalProperties.type,
							parentSchema: schema53$1.properties.endpoints.additionalProperties,
							data: data15
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
				}
			} else {
				const err37 = {
					instancePath: instancePath + "/endpoints",
					schemaPath: "#/properties/endpoints/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema53$1.properties.endpoints.type,
					parentSchema: schema53$1.properties.endpoints,
					data: data14
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
		}
	} else {
		const err38 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema53$1.type,
			parentSchema: schema53$1,
			data
		};
		if (vErrors === null) vErrors = [err38];
		else vErrors.push(err38);
		errors++;
	}
	validate26.errors = vErrors;
	return errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate25.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.networks === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "networks" },
				message: "must have required property 'networks'",
				schema: schema52.required,
				parentSchema: schema52,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "networks" || key0 === "guardrails" || key0 === "checks" || key0 === "evidence" || key0 === "terraform")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema52,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.networks !== void 0) {
			let data0 = data.networks;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (Object.keys(data0).length < 1) {
					const err2 = {
						instancePath: instancePath + "/networks",
						schemaPath: "#/properties/networks/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 properties",
						schema: 1,
						parentSchema: schema52.properties.networks,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				for (const key1 in data0) {
					const _errs4 = errors;
					if (typeof key1 === "string") {
						if (!pattern4$1.test(key1)) {
							const err3 = {
								instancePath: instancePath + "/networks",
								schemaPath: "#/properties/networks/propertyNames/pattern",
								keyword: "pattern",
								params: { pattern: "^[a-z][a-z0-9-]{0,62}$" },
								message: "must match pattern \"^[a-z][a-z0-9-]{0,62}$\"",
								schema: "^[a-z][a-z0-9-]{0,62}$",
								parentSchema: schema52.properties.networks.propertyNames,
								data: key1,
								propertyName: key1
							};
							if (vErrors === null) vErrors = [err3];
							else vErrors.push(err3);
							errors++;
						}
					}
					if (!(_errs4 === errors)) {
						const err4 = {
							instancePath: instancePath + "/networks",
							schemaPath: "#/properties/networks/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							message: "property name must be valid",
							schema: schema52.properties.networks.propertyNames,
							parentSchema: schema52.properties.networks,
							data: data0
						};
						if (vErrors === null) vErrors = [err4];
						else vErrors.push(err4);
						errors++;
					}
				}
				for (const key2 in data0) if (!validate26(data0[key2], {
					instancePath: instancePath + "/networks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data0,
					parentDataProperty: key2,
					rootData,
					dynamicAnchors
				})) {
					vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
					errors = vErrors.length;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/networks",
					schemaPath: "#/properties/networks/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema52.properties.networks.type,
					parentSchema: schema52.properties.networks,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.guardrails !== void 0) {
			let data2 = data.guardrails;
			if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
				for (const key3 in data2) if (!(key3 === "see_thru" || key3 === "entries" || key3 === "ports" || key3 === "never")) {
					const err6 = {
						instancePath: instancePath + "/guardrails",
						schemaPath: "#/properties/guardrails/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema52.properties.guardrails,
						data: data2
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data2.see_thru !== void 0) {
					let data3 = data2.see_thru;
					if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
						for (const key4 in data3) if (!(key4 === "max_days" || key4 === "require")) {
							const err7 = {
								instancePath: instancePath + "/guardrails/see_thru",
								schemaPath: "#/properties/guardrails/properties/see_thru/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema52.properties.guardrails.properties.see_thru,
								data: data3
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
						if (data3.max_days !== void 0) {
							let data4 = data3.max_days;
							if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null) {
								const err8 = {
									instancePath: instancePath + "/guardrails/see_thru/max_days",
									schemaPath: "#/properties/guardrails/properties/see_thru/properties/max_days/type",
									keyword: "type",
									params: { type: schema52.properties.guardrails.properties.see_thru.properties.max_days.type },
									message: "must be integer,null",
									schema: schema52.properties.guardrails.properties.see_thru.properties.max_days.type,
									parentSchema: schema52.properties.guardrails.properties.see_thru.properties.max_days,
									data: data4
								};
								if (vErrors === null) vErrors = [err8];
								else vErrors.push(err8);
								errors++;
							}
							if (typeof data4 == "number" && isFinite(data4)) {
								if (data4 < 1 || isNaN(data4)) {
									const err9 = {
										instancePath: instancePath + "/guardrails/see_thru/max_days",
										schemaPath: "#/properties/guardrails/properties/see_thru/properties/max_days/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										message: "must be >= 1",
										schema: 1,
										parentSchema: schema52.properties.guardrails.properties.see_thru.properties.max_days,
										data: data4
									};
									if (vErrors === null) vErrors = [err9];
									else vErrors.push(err9);
									errors++;
								}
							}
						}
						if (data3.require !== void 0) {
							let data5 = data3.require;
							if (Array.isArray(data5)) {
								const len0 = data5.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data6 = data5[i0];
									if (typeof data6 !== "string") {
										const err10 = {
											instancePath: instancePath + "/guardrails/see_thru/require/" + i0,
											schemaPath: "#/properties/guardrails/properties/see_thru/properties/require/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema52.properties.guardrails.properties.see_thru.properties.require.items.type,
											parentSchema: schema52.properties.guardrails.properties.see_thru.properties.require.items,
											data: data6
										};
										if (vErrors === null) vErrors = [err10];
										else vErrors.push(err10);
										errors++;
									}
									if (!(data6 === "reason")) {
										const err11 = {
											instancePath: instancePath + "/guardrails/see_thru/require/" + i0,
											schemaPath: "#/properties/guardrails/properties/see_thru/properties/require/items/enum",
											keyword: "enum",
											params: { allowedValues: schema52.properties.guardrails.properties.see_thru.properties.require.items.enum },
											message: "must be equal to one of the allowed values",
											schema: schema52.properties.guardrails.properties.see_thru.properties.require.items.enum,
											parentSchema: schema52.properties.guardrails.properties.see_thru.properties.require.items,
											data: data6
										};
										if (vErrors === null) vErrors = [err11];
										else vErrors.push(err11);
										errors++;
									}
								}
								let i1 = data5.length;
								let j0;
								if (i1 > 1) {
									const indices0 = {};
									for (; i1--;) {
										let item0 = data5[i1];
										if (typeof item0 !== "string") continue;
										if (typeof indices0[item0] == "number") {
											j0 = indices0[item0];
											const err12 = {
												instancePath: instancePath + "/guardrails/see_thru/require",
												schemaPath: "#/properties/guardrails/properties/see_thru/properties/require/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i1,
													j: j0
												},
												message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)",
												schema: true,
												parentSchema: schema52.properties.guardrails.properties.see_thru.properties.require,
												data: data5
											};
											if (vErrors === null) vErrors = [err12];
											else vErrors.push(err12);
											errors++;
											break;
										}
										indices0[item0] = i1;
									}
								}
							} else {
								const err13 = {
									instancePath: instancePath + "/guardrails/see_thru/require",
									schemaPath: "#/properties/guardrails/properties/see_thru/properties/require/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema52.properties.guardrails.properties.see_thru.properties.require.type,
									parentSchema: schema52.properties.guardrails.properties.see_thru.properties.require,
									data: data5
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
						}
					} else {
						const err14 = {
							instancePath: instancePath + "/guardrails/see_thru",
							schemaPath: "#/properties/guardrails/properties/see_thru/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema52.properties.guardrails.properties.see_thru.type,
							parentSchema: schema52.properties.guardrails.properties.see_thru,
							data: data3
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
				}
				if (data2.entries !== void 0) {
					let data7 = data2.entries;
					if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
						for (const key5 in data7) if (!(key5 === "require" || key5 === "max_days")) {
							const err15 = {
								instancePath: instancePath + "/guardrails/entries",
								schemaPath: "#/properties/guardrails/properties/entries/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema52.properties.guardrails.properties.entries,
								data: data7
							};
							if (vErrors === null) vErrors = [err15];
							else vErrors.push(err15);
							errors++;
						}
						if (data7.require !== void 0) {
							let data8 = data7.require;
							if (Array.isArray(data8)) {
								const len1 = data8.length;
								for (let i2 = 0; i2 < len1; i2++) {
									let data9 = data8[i2];
									if (typeof data9 !== "string") {
										const err16 = {
											instancePath: instancePath + "/guardrails/entries/require/" + i2,
											schemaPath: "#/properties/guardrails/properties/entries/properties/require/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema52.properties.guardrails.properties.entries.properties.require.items.type,
											parentSchema: schema52.properties.guardrails.properties.entries.properties.require.items,
											data: data9
										};
										if (vErrors === null) vErrors = [err16];
										else vErrors.push(err16);
										errors++;
									}
									if (!(data9 === "reason" || data9 === "ticket")) {
										const err17 = {
											instancePath: instancePath + "/guardrails/entries/require/" + i2,
											schemaPath: "#/properties/guardrails/properties/entries/properties/require/items/enum",
											keyword: "enum",
											params: { allowedValues: schema52.properties.guardrails.properties.entries.properties.require.items.enum },
											message: "must be equal to one of the allowed values",
											schema: schema52.properties.guardrails.properties.entries.properties.require.items.enum,
											parentSchema: schema52.properties.guardrails.properties.entries.properties.require.items,
											data: data9
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
								let i3 = data8.length;
								let j1;
								if (i3 > 1) {
									const indices1 = {};
									for (; i3--;) {
										let item1 = data8[i3];
										if (typeof item1 !== "string") continue;
										if (typeof indices1[item1] == "number") {
											j1 = indices1[item1];
											const err18 = {
												instancePath: instancePath + "/guardrails/entries/require",
												schemaPath: "#/properties/guardrails/properties/entries/properties/require/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i3,
													j: j1
												},
												message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)",
												schema: true,
												parentSchema: schema52.properties.guardrails.properties.entries.properties.require,
												data: data8
											};
											if (vErrors === null) vErrors = [err18];
											else vErrors.push(err18);
											errors++;
											break;
										}
										indices1[item1] = i3;
									}
								}
							} else {
								const err19 = {
									instancePath: instancePath + "/guardrails/entries/require",
									schemaPath: "#/properties/guardrails/properties/entries/properties/require/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema52.properties.guardrails.properties.entries.properties.require.type,
									parentSchema: schema52.properties.guardrails.properties.entries.properties.require,
									data: data8
								};
								if (vErrors === null) vErrors = [err19];
								else vErrors.push(err19);
								errors++;
							}
						}
						if (data7.max_days !== void 0) {
							let data10 = data7.max_days;
							if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)) && data10 !== null) {
								const err20 = {
									instancePath: instancePath + "/guardrails/entries/max_days",
									schemaPath: "#/properties/guardrails/properties/entries/properties/max_days/type",
									keyword: "type",
									params: { type: schema52.properties.guardrails.properties.entries.properties.max_days.type },
									message: "must be integer,null",
									schema: schema52.properties.guardrails.properties.entries.properties.max_days.type,
									parentSchema: schema52.properties.guardrails.properties.entries.properties.max_days,
									data: data10
								};
								if (vErrors === null) vErrors = [err20];
								else vErrors.push(err20);
								errors++;
							}
							if (typeof data10 == "number" && isFinite(data10)) {
								if (data10 < 1 || isNaN(data10)) {
									const err21 = {
										instancePath: instancePath + "/guardrails/entries/max_days",
										schemaPath: "#/properties/guardrails/properties/entries/properties/max_days/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										message: "must be >= 1",
										schema: 1,
										parentSchema: schema52.properties.guardrails.properties.entries.properties.max_days,
										data: data10
									};
									if (vErrors === null) vErrors = [err21];
									else vErrors.push(err21);
									errors++;
								}
							}
						}
					} else {
						const err22 = {
							instancePath: instancePath + "/guardrails/entries",
							schemaPath: "#/properties/guardrails/properties/entries/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema52.properties.guardrails.properties.entries.type,
							parentSchema: schema52.properties.guardrails.properties.entries,
							data: data7
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
				if (data2.ports !== void 0) {
					let data11 = data2.ports;
					if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
						for (const key6 in data11) if (!(key6 === "tls" || key6 === "ssh")) {
							const err23 = {
								instancePath: instancePath + "/guardrails/ports",
								schemaPath: "#/properties/guardrails/properties/ports/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key6 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema52.properties.guardrails.properties.ports,
								data: data11
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
						if (data11.tls !== void 0) {
							let data12 = data11.tls;
							if (Array.isArray(data12)) {
								const len2 = data12.length;
								for (let i4 = 0; i4 < len2; i4++) {
									let data13 = data12[i4];
									if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
										const err24 = {
											instancePath: instancePath + "/guardrails/ports/tls/" + i4,
											schemaPath: "#/$defs/ports/items/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer",
											schema: schema57.items.type,
											parentSchema: schema57.items,
											data: data13
										};
										if (vErrors === null) vErrors = [err24];
										else vErrors.push(err24);
										errors++;
									}
									if (typeof data13 == "number" && isFinite(data13)) {
										if (data13 > 65535 || isNaN(data13)) {
											const err25 = {
												instancePath: instancePath + "/guardrails/ports/tls/" + i4,
												schemaPath: "#/$defs/ports/items/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 65535
												},
												message: "must be <= 65535",
												schema: 65535,
												parentSchema: schema57.items,
												data: data13
											};
											if (vErrors === null) vErrors = [err25];
											else vErrors.push(err25);
											errors++;
										}
										if (data13 < 1 || isNaN(data13)) {
											const err26 = {
												instancePath: instancePath + "/guardrails/ports/tls/" + i4,
												schemaPath: "#/$defs/ports/items/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1",
												schema: 1,
												parentSchema: schema57.items,
												data: data13
											};
											if (vErrors === null) vErrors = [err26];
											else vErrors.push(err26);
											errors++;
										}
									}
								}
								let i5 = data12.length;
								let j2;
								if (i5 > 1) {
									const indices2 = {};
									for (; i5--;) {
										let item2 = data12[i5];
										if (!(typeof item2 == "number" && !(item2 % 1) && !isNaN(item2) && isFinite(item2))) continue;
										if (typeof indices2[item2] == "number") {
											j2 = indices2[item2];
											const err27 = {
												instancePath: instancePath + "/guardrails/ports/tls",
												schemaPath: "#/$defs/ports/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i5,
													j: j2
												},
												message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)",
												schema: true,
												parentSchema: schema57,
												data: data12
											};
											if (vErrors === null) vErrors = [err27];
											else vErrors.push(err27);
											errors++;
											break;
										}
										indices2[item2] = i5;
									}
								}
							} else {
								const err28 = {
									instancePath: instancePath + "/guardrails/ports/tls",
									schemaPath: "#/$defs/ports/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema57.type,
									parentSchema: schema57,
									data: data12
								};
								if (vErrors === null) vErrors = [err28];
								else vErrors.push(err28);
								errors++;
							}
						}
						if (data11.ssh !== void 0) {
							let data14 = data11.ssh;
							if (Array.isArray(data14)) {
								const len3 = data14.length;
								for (let i6 = 0; i6 < len3; i6++) {
									let data15 = data14[i6];
									if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
										const err29 = {
											instancePath: instancePath + "/guardrails/ports/ssh/" + i6,
											schemaPath: "#/$defs/ports/items/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer",
											schema: schema57.items.type,
											parentSchema: schema57.items,
											data: data15
										};
										if (vErrors === null) vErrors = [err29];
										else vErrors.push(err29);
										errors++;
									}
									if (typeof data15 == "number" && isFinite(data15)) {
										if (data15 > 65535 || isNaN(data15)) {
											const err30 = {
												instancePath: instancePath + "/guardrails/ports/ssh/" + i6,
												schemaPath: "#/$defs/ports/items/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 65535
												},
												message: "must be <= 65535",
												schema: 65535,
												parentSchema: schema57.items,
												data: data15
											};
											if (vErrors === null) vErrors = [err30];
											else vErrors.push(err30);
											errors++;
										}
										if (data15 < 1 || isNaN(data15)) {
											const err31 = {
												instancePath: instancePath + "/guardrails/ports/ssh/" + i6,
												schemaPath: "#/$defs/ports/items/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1",
												schema: 1,
												parentSchema: schema57.items,
												data: data15
											};
											if (vErrors === null) vErrors = [err31];
											else vErrors.push(err31);
											errors++;
										}
									}
								}
								let i7 = data14.length;
								let j3;
								if (i7 > 1) {
									const indices3 = {};
									for (; i7--;) {
										let item3 = data14[i7];
										if (!(typeof item3 == "number" && !(item3 % 1) && !isNaN(item3) && isFinite(item3))) continue;
										if (typeof indices3[item3] == "number") {
											j3 = indices3[item3];
											const err32 = {
												instancePath: instancePath + "/guardrails/ports/ssh",
												schemaPath: "#/$defs/ports/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i7,
													j: j3
												},
												message: "must NOT have duplicate items (items ## " + j3 + " and " + i7 + " are identical)",
												schema: true,
												parentSchema: schema57,
												data: data14
											};
											if (vErrors === null) vErrors = [err32];
											else vErrors.push(err32);
											errors++;
											break;
										}
										indices3[item3] = i7;
									}
								}
							} else {
								const err33 = {
									instancePath: instancePath + "/guardrails/ports/ssh",
									schemaPath: "#/$defs/ports/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema57.type,
									parentSchema: schema57,
									data: data14
								};
								if (vErrors === null) vErrors = [err33];
								else vErrors.push(err33);
								errors++;
							}
						}
					} else {
						const err34 = {
							instancePath: instancePath + "/guardrails/ports",
							schemaPath: "#/properties/guardrails/properties/ports/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema52.properties.guardrails.properties.ports.type,
							parentSchema: schema52.properties.guardrails.properties.ports,
							data: data11
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
				if (data2.never !== void 0) {
					let data16 = data2.never;
					if (Array.isArray(data16)) {
						const len4 = data16.length;
						for (let i8 = 0; i8 < len4; i8++) {
							let data17 = data16[i8];
							if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
								if (data17.name === void 0) {
									const err35 = {
										instancePath: instancePath + "/guardrails/never/" + i8,
										schemaPath: "#/properties/guardrails/properties/never/items/required",
										keyword: "required",
										params: { missingProperty: "name" },
										message: "must have required property 'name'",
										schema: schema52.properties.guardrails.properties.never.items.required,
										parentSchema: schema52.properties.guardrails.properties.never.items,
										data: data17
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
								if (data17.reason === void 0) {
									const err36 = {
										instancePath: instancePath + "/guardrails/never/" + i8,
										schemaPath: "#/properties/guardrails/properties/never/items/required",
										keyword: "required",
										params: { missingProperty: "reason" },
										message: "must have required property 'reason'",
										schema: schema52.properties.guardrails.properties.never.items.required,
										parentSchema: schema52.properties.guardrails.properties.never.items,
										data: data17
									};
									if (vErrors === null) vErrors = [err36];
									else vErrors.push(err36);
									errors++;
								}
								for (const key7 in data17) if (!(key7 === "name" || key7 === "reason")) {
									const err37 = {
										instancePath: instancePath + "/guardrails/never/" + i8,
										schemaPath: "#/properties/guardrails/properties/never/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key7 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema52.properties.guardrails.properties.never.items,
										data: data17
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
								if (data17.name !== void 0) {
									let data18 = data17.name;
									if (typeof data18 !== "string") {
										const err38 = {
											instancePath: instancePath + "/guardrails/never/" + i8 + "/name",
											schemaPath: "#/properties/guardrails/properties/never/items/properties/name/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema52.properties.guardrails.properties.never.items.properties.name.type,
											parentSchema: schema52.properties.guardrails.properties.never.items.properties.name,
											data: data18
										};
										if (vErrors === null) vErrors = [err38];
										else vErrors.push(err38);
										errors++;
									}
								}
								if (data17.reason !== void 0) {
									let data19 = data17.reason;
									if (typeof data19 === "string") {
										if (!pattern7$1.test(data19)) {
											const err39 = {
												instancePath: instancePath + "/guardrails/never/" + i8 + "/reason",
												schemaPath: "#/$defs/text/pattern",
												keyword: "pattern",
												params: { pattern: "\\S" },
												message: "must match pattern \"\\S\"",
												schema: "\\S",
												parentSchema: schema54,
												data: data19
											};
											if (vErrors === null) vErrors = [err39];
											else vErrors.push(err39);
											errors++;
										}
									} else {
										const err40 = {
											instancePath: instancePath + "/guardrails/never/" + i8 + "/reason",
											schemaPath: "#/$defs/text/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema54.type,
											parentSchema: schema54,
											data: data19
										};
										if (vErrors === null) vErrors = [err40];
										else vErrors.push(err40);
										errors++;
									}
								}
							} else {
								const err41 = {
									instancePath: instancePath + "/guardrails/never/" + i8,
									schemaPath: "#/properties/guardrails/properties/never/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema52.properties.guardrails.properties.never.items.type,
									parentSchema: schema52.properties.guardrails.properties.never.items,
									data: data17
								};
								if (vErrors === null) vErrors = [err41];
								else vErrors.push(err41);
								errors++;
							}
						}
					} else {
						const err42 = {
							instancePath: instancePath + "/guardrails/never",
							schemaPath: "#/properties/guardrails/properties/never/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array",
							schema: schema52.properties.guardrails.properties.never.type,
							parentSchema: schema52.properties.guardrails.properties.never,
							data: data16
						};
						if (vErrors === null) vErrors = [err42];
						else vErrors.push(err42);
						errors++;
					}
				}
			} else {
				const err43 = {
					instancePath: instancePath + "/guardrails",
					schemaPath: "#/properties/guardrails/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema52.properties.guardrails.type,
					parentSchema: schema52.properties.guardrails,
					data: data2
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
		}
		if (data.checks !== void 0) {
			let data20 = data.checks;
			if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
				for (const key8 in data20) {
					const _errs53 = errors;
					if (typeof key8 === "string") {
						if (!pattern28.test(key8)) {
							const err44 = {
								instancePath: instancePath + "/checks",
								schemaPath: "#/properties/checks/propertyNames/pattern",
								keyword: "pattern",
								params: { pattern: "^[a-z]+/[a-z0-9-]+$" },
								message: "must match pattern \"^[a-z]+/[a-z0-9-]+$\"",
								schema: "^[a-z]+/[a-z0-9-]+$",
								parentSchema: schema52.properties.checks.propertyNames,
								data: key8,
								propertyName: key8
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
					}
					if (!(_errs53 === errors)) {
						const err45 = {
							instancePath: instancePath + "/checks",
							schemaPath: "#/properties/checks/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key8 },
							message: "property name must be valid",
							schema: schema52.properties.checks.propertyNames,
							parentSchema: schema52.properties.checks,
							data: data20
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
				}
				for (const key9 in data20) {
					let data21 = data20[key9];
					if (typeof data21 !== "string") {
						const err46 = {
							instancePath: instancePath + "/checks/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/checks/additionalProperties/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema52.properties.checks.additionalProperties.type,
							parentSchema: schema52.properties.checks.additionalProperties,
							data: data21
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
					if (!(data21 === "error" || data21 === "warning" || data21 === "info" || data21 === "off")) {
						const err47 = {
							instancePath: instancePath + "/checks/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/checks/additionalProperties/enum",
							keyword: "enum",
							params: { allowedValues: schema52.properties.checks.additionalProperties.enum },
							message: "must be equal to one of the allowed values",
							schema: schema52.properties.checks.additionalProperties.enum,
							parentSchema: schema52.properties.checks.additionalProperties,
							data: data21
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
				}
			} else {
				const err48 = {
					instancePath: instancePath + "/checks",
					schemaPath: "#/properties/checks/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema52.properties.checks.type,
					parentSchema: schema52.properties.checks,
					data: data20
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			}
		}
		if (data.evidence !== void 0) {
			let data22 = data.evidence;
			if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
				for (const key10 in data22) if (!(key10 === "min_days" || key10 === "ready_days" || key10 === "max_gap_hours")) {
					const err49 = {
						instancePath: instancePath + "/evidence",
						schemaPath: "#/properties/evidence/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key10 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema52.properties.evidence,
						data: data22
					};
					if (vErrors === null) vErrors = [err49];
					else vErrors.push(err49);
					errors++;
				}
				if (data22.min_days !== void 0) {
					let data23 = data22.min_days;
					if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
						const err50 = {
							instancePath: instancePath + "/evidence/min_days",
							schemaPath: "#/properties/evidence/properties/min_days/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema52.properties.evidence.properties.min_days.type,
							parentSchema: schema52.properties.evidence.properties.min_days,
							data: data23
						};
						if (vErrors === null) vErrors = [err50];
						else vErrors.push(err50);
						errors++;
					}
					if (typeof data23 == "number" && isFinite(data23)) {
						if (data23 > 3650 || isNaN(data23)) {
							const err51 = {
								instancePath: instancePath + "/evidence/min_days",
								schemaPath: "#/properties/evidence/properties/min_days/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 3650
								},
								message: "must be <= 3650",
								schema: 3650,
								parentSchema: schema52.properties.evidence.properties.min_days,
								data: data23
							};
							if (vErrors === null) vErrors = [err51];
							else vErrors.push(err51);
							errors++;
						}
						if (data23 < 1 || isNaN(data23)) {
							const err52 = {
								instancePath: instancePath + "/evidence/min_days",
								schemaPath: "#/properties/evidence/properties/min_days/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema52.properties.evidence.properties.min_days,
								data: data23
							};
							if (vErrors === null) vErrors = [err52];
							else vErrors.push(err52);
							errors++;
						}
					}
				}
				if (data22.ready_days !== void 0) {
					let data24 = data22.ready_days;
					if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
						const err53 = {
							instancePath: instancePath + "/evidence/ready_days",
							schemaPath: "#/properties/evidence/properties/ready_days/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema52.properties.evidence.properties.ready_days.type,
							parentSchema: schema52.properties.evidence.properties.ready_days,
							data: data24
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if (typeof data24 == "number" && isFinite(data24)) {
						if (data24 > 3650 || isNaN(data24)) {
							const err54 = {
								instancePath: instancePath + "/evidence/ready_days",
								schemaPath: "#/properties/evidence/properties/ready_days/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 3650
								},
								message: "must be <= 3650",
								schema: 3650,
								parentSchema: schema52.properties.evidence.properties.ready_days,
								data: data24
							};
							if (vErrors === null) vErrors = [err54];
							else vErrors.push(err54);
							errors++;
						}
						if (data24 < 1 || isNaN(data24)) {
							const err55 = {
								instancePath: instancePath + "/evidence/ready_days",
								schemaPath: "#/properties/evidence/properties/ready_days/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 1
								},
								message: "must be >= 1",
								schema: 1,
								parentSchema: schema52.properties.evidence.properties.ready_days,
								data: data24
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
					}
				}
				if (data22.max_gap_hours !== void 0) {
					let data25 = data22.max_gap_hours;
					if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
						const err56 = {
							instancePath: instancePath + "/evidence/max_gap_hours",
							schemaPath: "#/properties/evidence/properties/max_gap_hours/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema52.properties.evidence.properties.max_gap_hours.type,
							parentSchema: schema52.properties.evidence.properties.max_gap_hours,
							data: data25
						};
						if (vErrors === null) vErrors = [err56];
						else vErrors.push(err56);
						errors++;
					}
					if (typeof data25 == "number" && isFinite(data25)) {
						if (data25 > 720 || isNaN(data25)) {
							const err57 = {
								instancePath: instancePath + "/evidence/max_gap_hours",
								schemaPath: "#/properties/evidence/properties/max_gap_hours/maximum",
								keyword: "maximum",
								params: {
									comparison: "<=",
									limit: 720
								},
								message: "must be <= 720",
								schema: 720,
								parentSchema: schema52.properties.evidence.properties.max_gap_hours,
								data: data25
							};
							if (vErrors === null) vErrors = [err57];
							else vErrors.push(err57);
							errors++;
						}
						if (data25 < 0 || isNaN(data25)) {
							const err58 = {
								instancePath: instancePath + "/evidence/max_gap_hours",
								schemaPath: "#/properties/evidence/properties/max_gap_hours/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema52.properties.evidence.properties.max_gap_hours,
								data: data25
							};
							if (vErrors === null) vErrors = [err58];
							else vErrors.push(err58);
							errors++;
						}
					}
				}
			} else {
				const err59 = {
					instancePath: instancePath + "/evidence",
					schemaPath: "#/properties/evidence/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema52.properties.evidence.type,
					parentSchema: schema52.properties.evidence,
					data: data22
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
		}
		if (data.terraform !== void 0) {
			let data26 = data.terraform;
			if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
				for (const key11 in data26) if (!(key11 === "stacks" || key11 === "backend")) {
					const err60 = {
						instancePath: instancePath + "/terraform",
						schemaPath: "#/properties/terraform/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key11 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema52.properties.terraform,
						data: data26
					};
					if (vErrors === null) vErrors = [err60];
					else vErrors.push(err60);
					errors++;
				}
				if (data26.stacks !== void 0) {
					let data27 = data26.stacks;
					if (!(data27 === "network" || data27 === "team")) {
						const err61 = {
							instancePath: instancePath + "/terraform/stacks",
							schemaPath: "#/properties/terraform/properties/stacks/enum",
							keyword: "enum",
							params: { allowedValues: schema52.properties.terraform.properties.stacks.enum },
							message: "must be equal to one of the allowed values",
							schema: schema52.properties.terraform.properties.stacks.enum,
							parentSchema: schema52.properties.terraform.properties.stacks,
							data: data27
						};
						if (vErrors === null) vErrors = [err61];
						else vErrors.push(err61);
						errors++;
					}
				}
				if (data26.backend !== void 0) {
					let data28 = data26.backend;
					if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
						if (Object.keys(data28).length > 1) {
							const err62 = {
								instancePath: instancePath + "/terraform/backend",
								schemaPath: "#/properties/terraform/properties/backend/maxProperties",
								keyword: "maxProperties",
								params: { limit: 1 },
								message: "must NOT have more than 1 properties",
								schema: 1,
								parentSchema: schema52.properties.terraform.properties.backend,
								data: data28
							};
							if (vErrors === null) vErrors = [err62];
							else vErrors.push(err62);
							errors++;
						}
						if (Object.keys(data28).length < 1) {
							const err63 = {
								instancePath: instancePath + "/terraform/backend",
								schemaPath: "#/properties/terraform/properties/backend/minProperties",
								keyword: "minProperties",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 properties",
								schema: 1,
								parentSchema: schema52.properties.terraform.properties.backend,
								data: data28
							};
							if (vErrors === null) vErrors = [err63];
							else vErrors.push(err63);
							errors++;
						}
						for (const key12 in data28) {
							let data29 = data28[key12];
							if (!(data29 && typeof data29 == "object" && !Array.isArray(data29))) {
								const err64 = {
									instancePath: instancePath + "/terraform/backend/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/terraform/properties/backend/additionalProperties/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema52.properties.terraform.properties.backend.additionalProperties.type,
									parentSchema: schema52.properties.terraform.properties.backend.additionalProperties,
									data: data29
								};
								if (vErrors === null) vErrors = [err64];
								else vErrors.push(err64);
								errors++;
							}
						}
					} else {
						const err65 = {
							instancePath: instancePath + "/terraform/backend",
							schemaPath: "#/properties/terraform/properties/backend/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema52.properties.terraform.properties.backend.type,
							parentSchema: schema52.properties.terraform.properties.backend,
							data: data28
						};
						if (vErrors === null) vErrors = [err65];
						else vErrors.push(err65);
						errors++;
					}
				}
			} else {
				const err66 = {
					instancePath: instancePath + "/terraform",
					schemaPath: "#/properties/terraform/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema52.properties.terraform.type,
					parentSchema: schema52.properties.terraform,
					data: data26
				};
				if (vErrors === null) vErrors = [err66];
				else vErrors.push(err66);
				errors++;
			}
		}
	} else {
		const err67 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema52.type,
			parentSchema: schema52,
			data
		};
		if (vErrors === null) vErrors = [err67];
		else vErrors.push(err67);
		errors++;
	}
	validate25.errors = vErrors;
	return errors === 0;
}
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate28.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.bundle === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "bundle" },
				message: "must have required property 'bundle'",
				schema: schema60.required,
				parentSchema: schema60,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.description === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "description" },
				message: "must have required property 'description'",
				schema: schema60.required,
				parentSchema: schema60,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.allow === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "allow" },
				message: "must have required property 'allow'",
				schema: schema60.required,
				parentSchema: schema60,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "bundle" || key0 === "description" || key0 === "allow")) {
			const err3 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema60,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.bundle !== void 0) {
			let data0 = data.bundle;
			if (typeof data0 === "string") {
				if (!pattern6.test(data0)) {
					const err4 = {
						instancePath: instancePath + "/bundle",
						schemaPath: "#/properties/bundle/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$" },
						message: "must match pattern \"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$\"",
						schema: "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$",
						parentSchema: schema60.properties.bundle,
						data: data0
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/bundle",
					schemaPath: "#/properties/bundle/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema60.properties.bundle.type,
					parentSchema: schema60.properties.bundle,
					data: data0
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.description !== void 0) {
			let data1 = data.description;
			if (typeof data1 === "string") {
				if (!pattern7$1.test(data1)) {
					const err6 = {
						instancePath: instancePath + "/description",
						schemaPath: "#/properties/description/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema60.properties.description,
						data: data1
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/description",
					schemaPath: "#/properties/description/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema60.properties.description.type,
					parentSchema: schema60.properties.description,
					data: data1
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.allow !== void 0) {
			let data2 = data.allow;
			if (Array.isArray(data2)) {
				if (data2.length < 1) {
					const err8 = {
						instancePath: instancePath + "/allow",
						schemaPath: "#/properties/allow/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema60.properties.allow,
						data: data2
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					const _errs10 = errors;
					let valid3 = false;
					let passing0 = null;
					const _errs11 = errors;
					if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
						if (data3.tls === void 0) {
							const err9 = {
								instancePath: instancePath + "/allow/" + i0,
								schemaPath: "#/properties/allow/items/oneOf/0/required",
								keyword: "required",
								params: { missingProperty: "tls" },
								message: "must have required property 'tls'",
								schema: schema60.properties.allow.items.oneOf[0].required,
								parentSchema: schema60.properties.allow.items.oneOf[0],
								data: data3
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
					}
					var _valid0 = _errs11 === errors;
					if (_valid0) {
						valid3 = true;
						passing0 = 0;
					}
					const _errs12 = errors;
					if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
						if (data3.ssh === void 0) {
							const err10 = {
								instancePath: instancePath + "/allow/" + i0,
								schemaPath: "#/properties/allow/items/oneOf/1/required",
								keyword: "required",
								params: { missingProperty: "ssh" },
								message: "must have required property 'ssh'",
								schema: schema60.properties.allow.items.oneOf[1].required,
								parentSchema: schema60.properties.allow.items.oneOf[1],
								data: data3
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
					}
					var _valid0 = _errs12 === errors;
					if (_valid0 && valid3) {
						valid3 = false;
						passing0 = [passing0, 1];
					} else if (_valid0) {
						valid3 = true;
						passing0 = 1;
					}
					if (!valid3) {
						const err11 = {
							instancePath: instancePath + "/allow/" + i0,
							schemaPath: "#/properties/allow/items/oneOf",
							keyword: "oneOf",
							params: { passingSchemas: passing0 },
							message: "must match exactly one schema in oneOf",
							schema: schema60.properties.allow.items.oneOf,
							parentSchema: schema60.properties.allow.items,
							data: data3
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					} else {
						errors = _errs10;
						if (vErrors !== null) {
							if (_errs10) vErrors.length = _errs10;
							else vErrors = null;
						}
					}
					if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
						for (const key1 in data3) if (!(key1 === "tls" || key1 === "ssh" || key1 === "ports" || key1 === "documentation")) {
							const err12 = {
								instancePath: instancePath + "/allow/" + i0,
								schemaPath: "#/properties/allow/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema60.properties.allow.items,
								data: data3
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
						if (data3.tls !== void 0) {
							let data4 = data3.tls;
							if (Array.isArray(data4)) {
								if (data4.length < 1) {
									const err13 = {
										instancePath: instancePath + "/allow/" + i0 + "/tls",
										schemaPath: "#/$defs/names/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items",
										schema: 1,
										parentSchema: schema61,
										data: data4
									};
									if (vErrors === null) vErrors = [err13];
									else vErrors.push(err13);
									errors++;
								}
								const len1 = data4.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data5 = data4[i1];
									if (typeof data5 !== "string") {
										const err14 = {
											instancePath: instancePath + "/allow/" + i0 + "/tls/" + i1,
											schemaPath: "#/$defs/names/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema61.items.type,
											parentSchema: schema61.items,
											data: data5
										};
										if (vErrors === null) vErrors = [err14];
										else vErrors.push(err14);
										errors++;
									}
								}
							} else {
								const err15 = {
									instancePath: instancePath + "/allow/" + i0 + "/tls",
									schemaPath: "#/$defs/names/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema61.type,
									parentSchema: schema61,
									data: data4
								};
								if (vErrors === null) vErrors = [err15];
								else vErrors.push(err15);
								errors++;
							}
						}
						if (data3.ssh !== void 0) {
							let data6 = data3.ssh;
							if (Array.isArray(data6)) {
								if (data6.length < 1) {
									const err16 = {
										instancePath: instancePath + "/allow/" + i0 + "/ssh",
										schemaPath: "#/$defs/names/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items",
										schema: 1,
										parentSchema: schema61,
										data: data6
									};
									if (vErrors === null) vErrors = [err16];
									else vErrors.push(err16);
									errors++;
								}
								const len2 = data6.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data7 = data6[i2];
									if (typeof data7 !== "string") {
										const err17 = {
											instancePath: instancePath + "/allow/" + i0 + "/ssh/" + i2,
											schemaPath: "#/$defs/names/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema61.items.type,
											parentSchema: schema61.items,
											data: data7
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
							} else {
								const err18 = {
									instancePath: instancePath + "/allow/" + i0 + "/ssh",
									schemaPath: "#/$defs/names/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema61.type,
									parentSchema: schema61,
									data: data6
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
						}
						if (data3.ports !== void 0) {
							let data8 = data3.ports;
							if (Array.isArray(data8)) {
								if (data8.length < 1) {
									const err19 = {
										instancePath: instancePath + "/allow/" + i0 + "/ports",
										schemaPath: "#/properties/allow/items/properties/ports/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items",
										schema: 1,
										parentSchema: schema60.properties.allow.items.properties.ports,
										data: data8
									};
									if (vErrors === null) vErrors = [err19];
									else vErrors.push(err19);
									errors++;
								}
								const len3 = data8.length;
								for (let i3 = 0; i3 < len3; i3++) {
									let data9 = data8[i3];
									if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
										const err20 = {
											instancePath: instancePath + "/allow/" + i0 + "/ports/" + i3,
											schemaPath: "#/properties/allow/items/properties/ports/items/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer",
											schema: schema60.properties.allow.items.properties.ports.items.type,
											parentSchema: schema60.properties.allow.items.properties.ports.items,
											data: data9
										};
										if (vErrors === null) vErrors = [err20];
										else vErrors.push(err20);
										errors++;
									}
									if (typeof data9 == "number" && isFinite(data9)) {
										if (data9 > 65535 || isNaN(data9)) {
											const err21 = {
												instancePath: instancePath + "/allow/" + i0 + "/ports/" + i3,
												schemaPath: "#/properties/allow/items/properties/ports/items/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 65535
												},
												message: "must be <= 65535",
												schema: 65535,
												parentSchema: schema60.properties.allow.items.properties.ports.items,
												data: data9
											};
											if (vErrors === null) vErrors = [err21];
											else vErrors.push(err21);
											errors++;
										}
										if (data9 < 1 || isNaN(data9)) {
											const err22 = {
												instancePath: instancePath + "/allow/" + i0 + "/ports/" + i3,
												schemaPath: "#/properties/allow/items/properties/ports/items/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1",
												schema: 1,
												parentSchema: schema60.properties.allow.items.properties.ports.items,
												data: data9
											};
											if (vErrors === null) vErrors = [err22];
											else vErrors.push(err22);
											errors++;
										}
									}
								}
								let i4 = data8.length;
								let j0;
								if (i4 > 1) {
									const indices0 = {};
									for (; i4--;) {
										let item0 = data8[i4];
										if (!(typeof item0 == "number" && !(item0 % 1) && !isNaN(item0) && isFinite(item0))) continue;
										if (typeof indices0[item0] == "number") {
											j0 = indices0[item0];
											const err23 = {
												instancePath: instancePath + "/allow/" + i0 + "/ports",
												schemaPath: "#/properties/allow/items/properties/ports/uniqueItems",
												keyword: "uniqueItems",
												params: {
													i: i4,
													j: j0
												},
												message: "must NOT have duplicate items (items ## " + j0 + " and " + i4 + " are identical)",
												schema: true,
												parentSchema: schema60.properties.allow.items.properties.ports,
												data: data8
											};
											if (vErrors === null) vErrors = [err23];
											else vErrors.push(err23);
											errors++;
											break;
										}
										indices0[item0] = i4;
									}
								}
							} else {
								const err24 = {
									instancePath: instancePath + "/allow/" + i0 + "/ports",
									schemaPath: "#/properties/allow/items/properties/ports/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema60.properties.allow.items.properties.ports.type,
									parentSchema: schema60.properties.allow.items.properties.ports,
									data: data8
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
						}
						if (data3.documentation !== void 0) {
							let data10 = data3.documentation;
							if (typeof data10 === "string") {
								if (!pattern26.test(data10)) {
									const err25 = {
										instancePath: instancePath + "/allow/" + i0 + "/documentation",
										schemaPath: "#/properties/allow/items/properties/documentation/pattern",
										keyword: "pattern",
										params: { pattern: "^https?://\\S+$" },
										message: "must match pattern \"^https?://\\S+$\"",
										schema: "^https?://\\S+$",
										parentSchema: schema60.properties.allow.items.properties.documentation,
										data: data10
									};
									if (vErrors === null) vErrors = [err25];
									else vErrors.push(err25);
									errors++;
								}
							} else {
								const err26 = {
									instancePath: instancePath + "/allow/" + i0 + "/documentation",
									schemaPath: "#/properties/allow/items/properties/documentation/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema60.properties.allow.items.properties.documentation.type,
									parentSchema: schema60.properties.allow.items.properties.documentation,
									data: data10
								};
								if (vErrors === null) vErrors = [err26];
								else vErrors.push(err26);
								errors++;
							}
						}
					} else {
						const err27 = {
							instancePath: instancePath + "/allow/" + i0,
							schemaPath: "#/properties/allow/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema60.properties.allow.items.type,
							parentSchema: schema60.properties.allow.items,
							data: data3
						};
						if (vErrors === null) vErrors = [err27];
						else vErrors.push(err27);
						errors++;
					}
				}
			} else {
				const err28 = {
					instancePath: instancePath + "/allow",
					schemaPath: "#/properties/allow/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema60.properties.allow.type,
					parentSchema: schema60.properties.allow,
					data: data2
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
		}
	} else {
		const err29 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema60.type,
			parentSchema: schema60,
			data
		};
		if (vErrors === null) vErrors = [err29];
		else vErrors.push(err29);
		errors++;
	}
	validate28.errors = vErrors;
	return errors === 0;
}
var validatePolicy, schema31$1, schema32$1, schema34, schema44, schema41$1, schema40, schema50$1, pattern4$1, pattern9, pattern7$1, pattern12, pattern14, schema35$1, schema36, schema38, pattern6, schema39, validateSettings, schema52, schema57, schema54, pattern28, schema53$1, func1$1, pattern17, pattern18, pattern19, pattern20, pattern21, pattern25, pattern26, validateBundle, schema60, schema61;
var init_validators = __esmMin((() => {
	validatePolicy = validate20$1;
	schema31$1 = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "policy.schema.json",
		"type": "object",
		"additionalProperties": false,
		"required": ["app", "team"],
		"properties": {
			"app": { "$ref": "#/$defs/identifier" },
			"team": { "$ref": "#/$defs/identifier" },
			"networks": { "$ref": "#/$defs/networkNames" },
			"security_groups": {
				"type": "integer",
				"minimum": 1,
				"maximum": 16
			},
			"allow": {
				"type": "array",
				"items": { "$ref": "#/$defs/entry" }
			},
			"see_thru": {
				"type": "object",
				"additionalProperties": false,
				"required": ["until"],
				"properties": {
					"until": { "$ref": "#/$defs/date" },
					"reason": { "$ref": "#/$defs/text" },
					"ports": {
						"type": ["string", "array"],
						"pattern": "^all$",
						"patternErrorMessage": "must be all, or a list of ports",
						"minItems": 1,
						"uniqueItems": true,
						"items": {
							"type": "integer",
							"$ref": "#/$defs/port"
						}
					},
					"group": { "enum": ["same", "separate"] },
					"networks": { "$ref": "#/$defs/networkNames" }
				}
			},
			"refuse": {
				"type": "array",
				"items": {
					"type": "object",
					"additionalProperties": false,
					"required": ["name"],
					"properties": {
						"name": { "type": "string" },
						"reason": { "$ref": "#/$defs/text" }
					}
				}
			},
			"tests": {
				"type": "array",
				"items": {
					"type": "object",
					"additionalProperties": false,
					"oneOf": [{ "required": ["allow"] }, { "required": ["block"] }],
					"properties": {
						"allow": { "$ref": "#/$defs/target" },
						"block": { "$ref": "#/$defs/target" }
					}
				}
			}
		},
		"$defs": {
			"entry": {
				"type": "object",
				"additionalProperties": false,
				"oneOf": [
					{ "required": ["tls"] },
					{ "required": ["ssh"] },
					{ "required": ["bundle"] }
				],
				"dependentSchemas": { "bundle": { "properties": { "ports": false } } },
				"properties": {
					"tls": { "$ref": "#/$defs/names" },
					"ssh": { "$ref": "#/$defs/names" },
					"bundle": { "$ref": "#/$defs/bundleName" },
					"ports": { "$ref": "#/$defs/ports" },
					"reason": { "$ref": "#/$defs/text" },
					"ticket": { "$ref": "#/$defs/text" },
					"networks": { "$ref": "#/$defs/networkNames" },
					"expires": { "$ref": "#/$defs/date" }
				}
			},
			"identifier": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9-]{0,62}$",
				"patternErrorMessage": "must be lower-case letters, digits and hyphens, begin with a letter, and have at most 63 characters"
			},
			"bundleName": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$",
				"patternErrorMessage": "must be lower-case letters, digits and hyphens, with at most one slash, like aws/ecr"
			},
			"names": {
				"type": "array",
				"minItems": 1,
				"items": { "type": "string" }
			},
			"networkNames": {
				"type": "array",
				"minItems": 1,
				"uniqueItems": true,
				"items": { "type": "string" }
			},
			"ports": {
				"type": "array",
				"minItems": 1,
				"uniqueItems": true,
				"items": {
					"type": "integer",
					"$ref": "#/$defs/port"
				}
			},
			"port": {
				"minimum": 1,
				"maximum": 65535
			},
			"date": {
				"type": "string",
				"pattern": "^\\d{4}-\\d{2}-\\d{2}$",
				"patternErrorMessage": "must be a date like 2026-12-31"
			},
			"text": {
				"type": "string",
				"pattern": "\\S",
				"patternErrorMessage": "must not be blank"
			},
			"target": {
				"type": "string",
				"pattern": "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$",
				"patternErrorMessage": "must be protocol, name and port, like tls://api.stripe.com:443 or ssh://github.com:22"
			}
		}
	};
	schema32$1 = {
		"type": "string",
		"pattern": "^[a-z][a-z0-9-]{0,62}$",
		"patternErrorMessage": "must be lower-case letters, digits and hyphens, begin with a letter, and have at most 63 characters"
	};
	schema34 = {
		"type": "array",
		"minItems": 1,
		"uniqueItems": true,
		"items": { "type": "string" }
	};
	schema44 = {
		"type": "string",
		"pattern": "^\\d{4}-\\d{2}-\\d{2}$",
		"patternErrorMessage": "must be a date like 2026-12-31"
	};
	schema41$1 = {
		"type": "string",
		"pattern": "\\S",
		"patternErrorMessage": "must not be blank"
	};
	schema40 = {
		"minimum": 1,
		"maximum": 65535
	};
	schema50$1 = {
		"type": "string",
		"pattern": "^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$",
		"patternErrorMessage": "must be protocol, name and port, like tls://api.stripe.com:443 or ssh://github.com:22"
	};
	pattern4$1 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
	pattern9 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
	pattern7$1 = new RegExp("\\S", "u");
	pattern12 = new RegExp("^all$", "u");
	pattern14 = new RegExp("^(tls|ssh)://[^\\s/:]+:[0-9]{1,5}$", "u");
	schema35$1 = {
		"type": "object",
		"additionalProperties": false,
		"oneOf": [
			{ "required": ["tls"] },
			{ "required": ["ssh"] },
			{ "required": ["bundle"] }
		],
		"dependentSchemas": { "bundle": { "properties": { "ports": false } } },
		"properties": {
			"tls": { "$ref": "#/$defs/names" },
			"ssh": { "$ref": "#/$defs/names" },
			"bundle": { "$ref": "#/$defs/bundleName" },
			"ports": { "$ref": "#/$defs/ports" },
			"reason": { "$ref": "#/$defs/text" },
			"ticket": { "$ref": "#/$defs/text" },
			"networks": { "$ref": "#/$defs/networkNames" },
			"expires": { "$ref": "#/$defs/date" }
		}
	};
	schema36 = {
		"type": "array",
		"minItems": 1,
		"items": { "type": "string" }
	};
	schema38 = {
		"type": "string",
		"pattern": "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$",
		"patternErrorMessage": "must be lower-case letters, digits and hyphens, with at most one slash, like aws/ecr"
	};
	pattern6 = new RegExp("^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$", "u");
	schema39 = {
		"type": "array",
		"minItems": 1,
		"uniqueItems": true,
		"items": {
			"type": "integer",
			"$ref": "#/$defs/port"
		}
	};
	validate22.evaluated = {
		"items": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validate21$1.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validate20$1.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validateSettings = validate25;
	schema52 = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "settings.schema.json",
		"type": "object",
		"additionalProperties": false,
		"required": ["networks"],
		"properties": {
			"networks": {
				"type": "object",
				"minProperties": 1,
				"propertyNames": {
					"pattern": "^[a-z][a-z0-9-]{0,62}$",
					"patternErrorMessage": "must be lower-case letters, digits and hyphens, begin with a letter, and have at most 63 characters"
				},
				"additionalProperties": { "$ref": "#/$defs/network" }
			},
			"guardrails": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"see_thru": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"max_days": {
								"type": ["integer", "null"],
								"minimum": 1
							},
							"require": {
								"type": "array",
								"uniqueItems": true,
								"items": {
									"type": "string",
									"enum": ["reason"]
								}
							}
						}
					},
					"entries": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"require": {
								"type": "array",
								"uniqueItems": true,
								"items": {
									"type": "string",
									"enum": ["reason", "ticket"]
								}
							},
							"max_days": {
								"type": ["integer", "null"],
								"minimum": 1
							}
						}
					},
					"ports": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"tls": { "$ref": "#/$defs/ports" },
							"ssh": { "$ref": "#/$defs/ports" }
						}
					},
					"never": {
						"type": "array",
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": ["name", "reason"],
							"properties": {
								"name": { "type": "string" },
								"reason": { "$ref": "#/$defs/text" }
							}
						}
					}
				}
			},
			"checks": {
				"type": "object",
				"propertyNames": {
					"pattern": "^[a-z]+/[a-z0-9-]+$",
					"patternErrorMessage": "must be the id of a check, like policy/multi-tenant-name"
				},
				"additionalProperties": {
					"type": "string",
					"enum": [
						"error",
						"warning",
						"info",
						"off"
					]
				}
			},
			"evidence": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"min_days": {
						"type": "integer",
						"minimum": 1,
						"maximum": 3650
					},
					"ready_days": {
						"type": "integer",
						"minimum": 1,
						"maximum": 3650
					},
					"max_gap_hours": {
						"type": "integer",
						"minimum": 0,
						"maximum": 720
					}
				}
			},
			"terraform": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"stacks": { "enum": ["network", "team"] },
					"backend": {
						"type": "object",
						"minProperties": 1,
						"maxProperties": 1,
						"additionalProperties": { "type": "object" }
					}
				}
			}
		},
		"$defs": {
			"network": {
				"type": "object",
				"additionalProperties": false,
				"required": ["region", "vpc_id"],
				"properties": {
					"region": {
						"type": "string",
						"pattern": "^[a-z]{2,}(-[a-z]+)+-[0-9]+$",
						"patternErrorMessage": "must be an AWS region, like eu-west-2"
					},
					"vpc_id": {
						"type": ["string", "object"],
						"pattern": "^vpc-[0-9a-f]+$",
						"patternErrorMessage": "must be the id of a VPC, like vpc-0123456789abcdef0, or {variable: prod_vpc_id}",
						"additionalProperties": false,
						"required": ["variable"],
						"properties": { "variable": {
							"type": "string",
							"pattern": "^[A-Za-z_][A-Za-z0-9_-]*$",
							"patternErrorMessage": "must be the name of a Terraform variable: letters, digits, _ and -, not beginning with a digit"
						} }
					},
					"account_id": {
						"type": "string",
						"pattern": "^[0-9]{12}$",
						"patternErrorMessage": "must be the twelve digits of an AWS account, in quotes"
					},
					"role_arn": {
						"type": "string",
						"pattern": "^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$",
						"patternErrorMessage": "must be the ARN of a role, like arn:aws:iam::123456789012:role/egress-deploy"
					},
					"log_group": { "$ref": "#/$defs/text" },
					"flow_stream": { "$ref": "#/$defs/text" },
					"config_stream": { "$ref": "#/$defs/text" },
					"preferences": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"wildcard_exposure": { "enum": [
								"none",
								"prohibit_asterisk",
								"prohibit_public_suffix",
								"nuclear"
							] },
							"flow_log_verbosity": { "enum": [
								"full",
								"only_disallowed",
								"none"
							] }
						}
					},
					"quotas": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"rules_per_security_group": {
								"type": "integer",
								"minimum": 1,
								"maximum": 1e3
							},
							"security_groups_per_interface": {
								"type": "integer",
								"minimum": 1,
								"maximum": 16
							}
						}
					},
					"endpoints": {
						"type": "object",
						"propertyNames": {
							"pattern": "^[a-z][a-z0-9]*$",
							"patternErrorMessage": "must be the AWS provider's name of a service, like ec2"
						},
						"additionalProperties": {
							"type": "string",
							"pattern": "^https?://\\S+$",
							"patternErrorMessage": "must be a URL, like http://127.0.0.1:5000"
						}
					}
				}
			},
			"ports": {
				"type": "array",
				"uniqueItems": true,
				"items": {
					"type": "integer",
					"minimum": 1,
					"maximum": 65535
				}
			},
			"text": {
				"type": "string",
				"pattern": "\\S",
				"patternErrorMessage": "must not be blank"
			}
		}
	};
	schema57 = {
		"type": "array",
		"uniqueItems": true,
		"items": {
			"type": "integer",
			"minimum": 1,
			"maximum": 65535
		}
	};
	schema54 = {
		"type": "string",
		"pattern": "\\S",
		"patternErrorMessage": "must not be blank"
	};
	pattern28 = new RegExp("^[a-z]+/[a-z0-9-]+$", "u");
	schema53$1 = {
		"type": "object",
		"additionalProperties": false,
		"required": ["region", "vpc_id"],
		"properties": {
			"region": {
				"type": "string",
				"pattern": "^[a-z]{2,}(-[a-z]+)+-[0-9]+$",
				"patternErrorMessage": "must be an AWS region, like eu-west-2"
			},
			"vpc_id": {
				"type": ["string", "object"],
				"pattern": "^vpc-[0-9a-f]+$",
				"patternErrorMessage": "must be the id of a VPC, like vpc-0123456789abcdef0, or {variable: prod_vpc_id}",
				"additionalProperties": false,
				"required": ["variable"],
				"properties": { "variable": {
					"type": "string",
					"pattern": "^[A-Za-z_][A-Za-z0-9_-]*$",
					"patternErrorMessage": "must be the name of a Terraform variable: letters, digits, _ and -, not beginning with a digit"
				} }
			},
			"account_id": {
				"type": "string",
				"pattern": "^[0-9]{12}$",
				"patternErrorMessage": "must be the twelve digits of an AWS account, in quotes"
			},
			"role_arn": {
				"type": "string",
				"pattern": "^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$",
				"patternErrorMessage": "must be the ARN of a role, like arn:aws:iam::123456789012:role/egress-deploy"
			},
			"log_group": { "$ref": "#/$defs/text" },
			"flow_stream": { "$ref": "#/$defs/text" },
			"config_stream": { "$ref": "#/$defs/text" },
			"preferences": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"wildcard_exposure": { "enum": [
						"none",
						"prohibit_asterisk",
						"prohibit_public_suffix",
						"nuclear"
					] },
					"flow_log_verbosity": { "enum": [
						"full",
						"only_disallowed",
						"none"
					] }
				}
			},
			"quotas": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"rules_per_security_group": {
						"type": "integer",
						"minimum": 1,
						"maximum": 1e3
					},
					"security_groups_per_interface": {
						"type": "integer",
						"minimum": 1,
						"maximum": 16
					}
				}
			},
			"endpoints": {
				"type": "object",
				"propertyNames": {
					"pattern": "^[a-z][a-z0-9]*$",
					"patternErrorMessage": "must be the AWS provider's name of a service, like ec2"
				},
				"additionalProperties": {
					"type": "string",
					"pattern": "^https?://\\S+$",
					"patternErrorMessage": "must be a URL, like http://127.0.0.1:5000"
				}
			}
		}
	};
	func1$1 = Object.prototype.hasOwnProperty;
	pattern17 = new RegExp("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", "u");
	pattern18 = new RegExp("^vpc-[0-9a-f]+$", "u");
	pattern19 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");
	pattern20 = new RegExp("^[0-9]{12}$", "u");
	pattern21 = new RegExp("^arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+$", "u");
	pattern25 = new RegExp("^[a-z][a-z0-9]*$", "u");
	pattern26 = new RegExp("^https?://\\S+$", "u");
	validate26.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validate25.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validateBundle = validate28;
	schema60 = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "bundle.schema.json",
		"type": "object",
		"additionalProperties": false,
		"required": [
			"bundle",
			"description",
			"allow"
		],
		"properties": {
			"bundle": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$",
				"patternErrorMessage": "must be lower-case letters, digits and hyphens, with at most one slash, like company/monitoring"
			},
			"description": {
				"type": "string",
				"pattern": "\\S",
				"patternErrorMessage": "must not be blank"
			},
			"allow": {
				"type": "array",
				"minItems": 1,
				"items": {
					"type": "object",
					"additionalProperties": false,
					"oneOf": [{ "required": ["tls"] }, { "required": ["ssh"] }],
					"properties": {
						"tls": { "$ref": "#/$defs/names" },
						"ssh": { "$ref": "#/$defs/names" },
						"ports": {
							"type": "array",
							"minItems": 1,
							"uniqueItems": true,
							"items": {
								"type": "integer",
								"minimum": 1,
								"maximum": 65535
							}
						},
						"documentation": {
							"type": "string",
							"pattern": "^https?://\\S+$",
							"patternErrorMessage": "must be a URL that begins with https://"
						}
					}
				}
			}
		},
		"$defs": { "names": {
			"type": "array",
			"minItems": 1,
			"items": { "type": "string" }
		} }
	};
	schema61 = {
		"type": "array",
		"minItems": 1,
		"items": { "type": "string" }
	};
	validate28.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
}));
// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJSMin(((exports) => {
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJSMin(((exports) => {
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	const BOM = "﻿";
	const DOCUMENT = "";
	const FLOW_END = "";
	const SCALAR = "";
	const isCollection = (token) => !!token && "items" in token;
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = new Set("0123456789ABCDEFabcdef");
	const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = new Set(",[]{}");
	const invalidAnchorChars = new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJSMin(((exports) => {
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/index.js
var require_dist = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.CST = cst;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));
// src/policy/read-suppressions.ts
function isSuppressionComment(comment) {
	return attempt.test(comment);
}
function readSuppressions(source) {
	const suppressions = [];
	const problems = [];
	if (!source.text.toLowerCase().includes(marker)) return {
		suppressions,
		problems
	};
	for (const span of comments(source)) {
		const text = source.text.slice(span.start, span.end);
		if (!isSuppressionComment(text)) continue;
		const [, check, reason] = shape.exec(text) ?? [];
		const at = {
			span,
			path: []
		};
		if (check === void 0 || reason === void 0) problems.push({
			check: "policy/suppression-malformed",
			file: source,
			at,
			message: "this suppression has no effect: it needs the id of a check, a colon and a reason",
			help: `write \`# ${marker} policy/multi-tenant-name: the reason\``
		});
		else suppressions.push({
			...at,
			check,
			reason,
			lines: linesOf(source, span)
		});
	}
	return {
		suppressions,
		problems
	};
}
function* comments({ text }) {
	let offset = 0;
	let inScalar = false;
	for (const lexeme of new import_dist$3.Lexer().lex(text)) {
		const isMark = lexeme === import_dist$3.CST.DOCUMENT || lexeme === import_dist$3.CST.FLOW_END || lexeme === import_dist$3.CST.SCALAR;
		if (lexeme.startsWith("#") && !inScalar) yield {
			start: offset,
			end: offset + lexeme.trimEnd().length
		};
		inScalar = lexeme === import_dist$3.CST.SCALAR;
		if (!isMark) offset += lexeme.length;
	}
}
function linesOf(source, span) {
	const { line } = regionOf(source, span);
	const isComment = (number) => lineText(source, number)?.trimStart().startsWith("#") === true;
	if (!isComment(line)) return [line];
	let next = line + 1;
	while (isComment(next)) next += 1;
	return [line, next];
}
var import_dist$3, marker, shape, attempt;
var init_read_suppressions = __esmMin((() => {
	import_dist$3 = require_dist();
	init_source_file();
	marker = "discriminat-policy-ignore";
	shape = /^#+\s*discriminat-policy-ignore\s+([a-z]+\/[a-z0-9-]+)\s*:\s*(\S.*)$/;
	attempt = /^#+\s*discriminat-policy-ignore(?![\w-])/i;
}));
// src/policy/explain-errors.ts
function explainErrors(file, errors) {
	const unquoted = unquotedNamesNear(file, errors.map(({ pos: [offset] }) => offset));
	const [first] = errors;
	return unquoted.length > 0 || first === void 0 ? unquoted : [explainError(file, first)];
}
function unquotedNamesNear(file, offsets) {
	const lineStarts = offsets.map((offset) => offset - regionOf(file, {
		start: offset,
		end: offset
	}).column + 1);
	return [...new Set(lineStarts)].flatMap((start) => unquotedNames(file, start));
}
function unquotedNames(file, lineStart) {
	const [line = ""] = file.text.slice(lineStart).split(/[\r\n]/, 1);
	return [...line.replaceAll(/"[^"]*"|'[^']*'|(?<!\S)#.*$/g, (text) => " ".repeat(text.length)).matchAll(/[^\s,[\]]+/g)].filter(([word]) => withPlaceholder.test(word) || withIndicator.test(word)).map(({ 0: word, index }) => {
		const start = lineStart + index;
		return unquotedName(file, {
			span: {
				start,
				end: start + word.length
			},
			path: []
		}, word);
	});
}
function unquotedName(file, at, word) {
	const what = word.startsWith("*") ? "a YAML alias, not a pattern" : "not text in YAML";
	return {
		check: "yaml/unquoted-name",
		file,
		at,
		message: `${quote(word)} without quotes is ${what}`,
		help: `quote it: ${quote(word)}`
	};
}
function explainError(file, { code, message, pos }) {
	const [start, end] = pos;
	const at = {
		span: {
			start,
			end: Math.max(end, start + 1)
		},
		path: []
	};
	if (code === "TAB_AS_INDENT") return {
		check: "yaml/tab",
		file,
		at,
		message: "a tab indents this line",
		help: "indent with spaces"
	};
	if (message.startsWith("Missing closing")) {
		const opening = file.text.lastIndexOf(message.includes("'") ? "'" : "\"", start);
		return {
			check: "yaml/syntax",
			file,
			at: {
				span: {
					start: opening,
					end: opening + 1
				},
				path: []
			},
			message: "not valid YAML: the quote that opens here is never closed"
		};
	}
	const words = `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replaceAll(/\p{C}/gu, "");
	const help = helpByCode[code];
	return {
		check: "yaml/syntax",
		file,
		at,
		message: `not valid YAML: ${words}`,
		...help !== void 0 && { help }
	};
}
var withPlaceholder, withIndicator, helpByCode;
var init_explain_errors = __esmMin((() => {
	init_text();
	init_source_file();
	withPlaceholder = /^(?=.*\.|\{region\}$)[\w.*?-]*\{\w*\}[\w.*?{}-]*$/;
	withIndicator = /^[@%`!&|>][\w.*?{}-]*\.[\w.*?{}-]+$/;
	helpByCode = {
		BAD_INDENT: "indent with spaces, and everything in one map or list equally far",
		BAD_SCALAR_START: "quote the value",
		BLOCK_AS_IMPLICIT_KEY: "quote a value that holds \": \", or indent what belongs to the key",
		MISSING_CHAR: "is a colon, a comma, a bracket, a quote or a `- ` missing, or the indentation off?",
		MULTILINE_IMPLICIT_KEY: "is a colon, a bracket or a quote missing, or the indentation off?"
	};
}));
// src/policy/inspect-syntax.ts
function inspectSyntax(tokens) {
	const found = [];
	const pending = [];
	let documents = 0;
	for (const token of tokens) {
		if (token.type === "directive") found.push({
			form: "directive",
			offset: token.offset
		});
		if (token.type !== "document") continue;
		documents += 1;
		if (documents === 2) found.push({
			form: "second-document",
			offset: token.start[0]?.offset ?? token.offset
		});
		if (token.value !== void 0) pending.push({
			token: token.value,
			depth: 0
		});
	}
	for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
		const { token, depth } = next;
		if (!import_dist$2.CST.isCollection(token)) continue;
		if (depth === 32) {
			found.push({
				form: "nesting",
				offset: token.offset
			});
			continue;
		}
		for (const item of token.items) {
			const form = oddFormOf(token, item);
			const indicator = item.start.find(({ type }) => type === "explicit-key-ind");
			if (form !== void 0) found.push({
				form,
				offset: (indicator ?? item.key ?? item.value ?? token).offset
			});
			if (item.key) pending.push({
				token: item.key,
				depth: depth + 1
			});
			if (item.value) pending.push({
				token: item.value,
				depth: depth + 1
			});
		}
	}
	return found.sort((left, right) => left.offset - right.offset);
}
function oddFormOf(collection, item) {
	const { start, key, sep } = item;
	if (start.some(({ type }) => type === "explicit-key-ind")) return "explicit-key";
	if (collection.type === "block-seq" || sep === void 0) return void 0;
	if (collection.type === "flow-collection" && collection.start.source === "[") return "pair-in-list";
	if (!isKey(key)) return "odd-key";
	return sep.some(({ type }) => type === "map-value-ind") ? void 0 : "valueless-key";
}
function isKey(token) {
	return import_dist$2.CST.isScalar(token) && token.type !== "block-scalar" && !/[\n\r]/.test(token.source);
}
var import_dist$2;
var init_inspect_syntax = __esmMin((() => {
	import_dist$2 = require_dist();
}));
// src/policy/yaml-node.ts
function scalarNode(value, { span, path }) {
	return {
		kind: "scalar",
		value,
		span,
		path
	};
}
function listNode(items, { span, path }) {
	return {
		kind: "list",
		items,
		value: items.map(({ value }) => value),
		span,
		path
	};
}
function mapNode(entries, { span, path }) {
	const value = Object.create(null);
	for (const { key, node } of entries) value[key.value] = node.value;
	return {
		kind: "map",
		entries,
		value,
		span,
		path
	};
}
var init_yaml_node = __esmMin((() => {}));
// src/policy/parse-yaml.ts
function parseYaml(source) {
	const tokens = [...new import_dist$1.Parser().parse(source.text)];
	const odd = inspectSyntax(tokens);
	const refusals = odd.map(({ form, offset }) => ({
		...oddForms[form],
		file: source,
		at: place(offset, offset + 1, [])
	}));
	const hopeless = refusals.find(({ check }) => check !== "yaml/unsupported");
	if (hopeless !== void 0) return {
		root: void 0,
		problems: [hopeless]
	};
	const [document] = new import_dist$1.Composer({
		prettyErrors: false,
		uniqueKeys: false,
		stringKeys: true,
		logLevel: "silent"
	}).compose(tokens, true, source.text.length);
	const errors = document?.errors.filter(({ code }) => code !== "BAD_ALIAS" && code !== "NON_STRING_KEY") ?? [];
	if (errors.length > 0) return {
		root: void 0,
		problems: explainErrors(source, errors)
	};
	if (refusals.length > 0) {
		const unquoted = unquotedNamesNear(source, odd.map(({ offset }) => offset));
		return {
			root: void 0,
			problems: unquoted.length > 0 ? unquoted : refusals
		};
	}
	const reading = {
		source,
		problems: []
	};
	if (tokens.every((token) => token.type !== "document" || token.value === void 0) || document?.contents == null) {
		const message = source.text.trim() === "" ? "the file is empty" : "the file holds nothing but comments";
		report(reading, "yaml/empty", place(0, 0, []), { message });
		return {
			root: void 0,
			problems: reading.problems
		};
	}
	return {
		root: toNode(reading, document.contents, []),
		problems: reading.problems
	};
}
function report({ source, problems }, check, at, text) {
	problems.push({
		check,
		file: source,
		at,
		...text
	});
}
function place(start, end, path) {
	return {
		span: {
			start,
			end
		},
		path
	};
}
function toNode(reading, node, path) {
	if ((0, import_dist$1.isAlias)(node)) return readAlias(reading, node, path);
	refuseProperties(reading, node, path);
	const { text } = reading.source;
	const [start, end] = node.range ?? [0, 0];
	if ((0, import_dist$1.isMap)(node)) {
		const entries = readEntries(reading, node, path);
		return mapNode(entries, place(start, node.flow ? end : entries.at(-1)?.node.span.end ?? start, path));
	}
	if ((0, import_dist$1.isSeq)(node)) {
		const items = node.items.map((item, index) => toNode(reading, item, path.concat(index)));
		return listNode(items, place(start, node.flow ? end : items.at(-1)?.span.end ?? start, path));
	}
	const value = (0, import_dist$1.isScalar)(node) ? node.value : null;
	const before = text.slice(0, start).trimEnd().length;
	if (start === end) return scalarNode(value, place(Math.max(0, before - 1), before, path));
	return scalarNode(value, place(start, start + text.slice(start, end).trimEnd().length, path));
}
function readEntries(reading, map, path) {
	const entries = new Map();
	for (const { key, value } of map.items) {
		const name = key.type === "PLAIN" ? key.source ?? "" : String(key.value);
		const [start, end] = key.range ?? [0, 0];
		const at = place(start, end, path.concat(name));
		refuseProperties(reading, key, at.path);
		const first = entries.get(name);
		if (name === "<<") report(reading, "yaml/merge-key", at, {
			message: "merge keys are not allowed: they hide who changes what",
			help: "write the keys out; a list of names can become a bundle"
		});
		else if (first !== void 0) report(reading, "yaml/duplicate-key", at, {
			message: `${quote(name)} is written twice in the same map; only the first one counts here`,
			help: "merge the two, or remove one",
			related: [{
				message: "first written here",
				file: reading.source,
				at: first.key
			}]
		});
		const node = value === null ? scalarNode(null, place(end, end + 1, at.path)) : toNode(reading, value, at.path);
		if (name !== "<<" && first === void 0) entries.set(name, {
			key: {
				value: name,
				...at
			},
			node
		});
	}
	return [...entries.values()];
}
function readAlias(reading, node, path) {
	const [start, end] = node.range ?? [0, 0];
	const at = place(start, end, path);
	const written = reading.source.text.slice(start, end);
	if (/^\*[\w*?-]*\.[\w.*?-]+$/.test(written)) reading.problems.push(unquotedName(reading.source, at, written));
	else report(reading, "yaml/anchor", at, {
		message: `the alias ${quote(written)} is not allowed: aliases hide who changes what`,
		help: "write the value out; a list of names can become a bundle"
	});
	return scalarNode(written, at);
}
function refuseProperties(reading, node, path) {
	const { anchor, tag } = node;
	for (const [sigil, property] of [["&", anchor], ["!", tag]]) {
		if (property === void 0) continue;
		const written = wordBefore(reading.source.text, sigil, node.range?.[0] ?? 0);
		if (written === void 0) continue;
		const at = {
			span: written,
			path
		};
		const word = reading.source.text.slice(written.start, written.end);
		if (/^[&!][\w*?{}-]+\.[\w.*?{}-]+$/.test(word)) reading.problems.push(unquotedName(reading.source, at, word));
		else if (sigil === "&") report(reading, "yaml/anchor", at, {
			message: `the anchor ${quote(word)} is not allowed: aliases hide who changes what`,
			help: "remove it and write the value out wherever it is used; a list of names can become a bundle"
		});
		else report(reading, "yaml/tag", at, {
			message: `the tag ${quote(word)} is not allowed`,
			help: "remove it; quote the value if it is meant to be text"
		});
	}
}
function wordBefore(text, sigil, offset) {
	let start = text.lastIndexOf(sigil, offset);
	while (start > 0 && /[^\s,[\]{}:-]/.test(text[start - 1] ?? "")) start = text.lastIndexOf(sigil, start - 1);
	if (start < 0) return void 0;
	let end = start + 1;
	while (end < text.length && /[^\s,[\]{}]/.test(text[end] ?? "")) end += 1;
	return {
		start,
		end
	};
}
var import_dist$1, oddForms;
var init_parse_yaml = __esmMin((() => {
	import_dist$1 = require_dist();
	init_text();
	init_explain_errors();
	init_inspect_syntax();
	init_yaml_node();
	oddForms = {
		directive: {
			check: "yaml/unsupported",
			message: "a YAML directive is not part of the language",
			help: "remove the line"
		},
		"explicit-key": {
			check: "yaml/unsupported",
			message: "an explicit key is not part of the language",
			help: "write `key: value`"
		},
		nesting: {
			check: "yaml/too-deep",
			message: `nested more than 32 levels deep`,
			help: "remove the nesting"
		},
		"odd-key": {
			check: "yaml/unsupported",
			message: "a key must be text on one line",
			help: "write `key: value`"
		},
		"pair-in-list": {
			check: "yaml/unsupported",
			message: "a key inside a list is not part of the language",
			help: "write `[name, name]`; ports go into `ports:`, beside the names"
		},
		"second-document": {
			check: "yaml/multiple-documents",
			message: "a second YAML document starts here; a file holds exactly one",
			help: "move it to a file of its own, or remove the separator"
		},
		"valueless-key": {
			check: "yaml/unsupported",
			message: "a key lacks its value",
			help: "write `{key: value}`; quote what is meant to be text"
		}
	};
}));
// src/policy/resolve-plain.ts
function resolvePlain(text) {
	if (text !== "" && !notSurelyText.test(text)) return text;
	const resolved = tags.find(({ test }) => test.test(text))?.resolve(text, () => void 0, {}) ?? text;
	return (0, import_dist.isScalar)(resolved) ? resolved.value : resolved;
}
var import_dist, notSurelyText, tags;
var init_resolve_plain = __esmMin((() => {
	import_dist = require_dist();
	notSurelyText = /^[-+.0-9~nNtTfF]/;
	tags = new import_dist.Document(null, {
		version: "1.2",
		schema: "core"
	}).schema.tags.flatMap((tag) => tag.default === true && "test" in tag && tag.test !== void 0 && tag.resolve !== void 0 ? [{
		test: tag.test,
		resolve: tag.resolve
	}] : []);
}));
// src/policy/scan-yaml.ts
function scanYaml(text) {
	if (notPlain.test(text)) return void 0;
	const scan = {
		text,
		at: 0,
		column: 0,
		gaveUp: false
	};
	beginLine(scan);
	const isAtMargin = scan.column === 0;
	const root = scanBlock(scan, [], 0);
	return isAtMargin && !scan.gaveUp ? root : void 0;
}
function giveUp(scan) {
	scan.gaveUp = true;
	scan.at = scan.text.length;
	scan.column = -1;
}
function beginLine(scan) {
	const { text } = scan;
	let start = scan.at;
	while (start < text.length) {
		let at = start;
		while (text[at] === " ") at += 1;
		const character = text[at];
		if (character !== void 0 && character !== "\n" && character !== "#") {
			scan.at = at;
			scan.column = at - start;
			return;
		}
		start = text.indexOf("\n", at) + 1;
		if (start === 0) break;
	}
	scan.at = text.length;
	scan.column = -1;
}
function endLine(scan) {
	const { text } = scan;
	skipSpaces(scan);
	if (!(text[scan.at] === "#" && text[scan.at - 1] === " ") && !isLineEnd(scan)) giveUp(scan);
	const end = text.indexOf("\n", scan.at);
	scan.at = end < 0 ? text.length : end + 1;
	beginLine(scan);
}
function skipSpaces(scan) {
	while (scan.text[scan.at] === " ") scan.at += 1;
}
function take(scan, pattern) {
	pattern.lastIndex = scan.at;
	const [matched] = pattern.exec(scan.text) ?? [];
	if (matched !== void 0) scan.at += matched.length;
	return matched;
}
function scanBlock(scan, path, depth) {
	return isDash(scan) ? scanList(scan, path, depth, false) : scanMap(scan, path, depth);
}
function isLineEnd({ text, at }) {
	return at >= text.length || text[at] === "\n";
}
function isDash({ text, at }) {
	return text[at] === "-" && text[at + 1] === " ";
}
function scanMap(scan, path, depth) {
	const { at: start, column } = scan;
	const entries = [];
	if (depth > maxDepth) giveUp(scan);
	while (scan.column === column) {
		const key = takeKey(scan, path);
		if (key === void 0) break;
		const node = scanValue(scan, key.path, depth, column) ?? nothing(key);
		entries.push({
			key,
			node
		});
	}
	if (scan.column > column) giveUp(scan);
	return closeMap(scan, entries, {
		span: {
			start,
			end: entries.at(-1)?.node.span.end ?? start
		},
		path
	});
}
function scanList(scan, path, depth, inMap) {
	const { at: start, column } = scan;
	const items = [];
	if (depth > maxDepth) giveUp(scan);
	while (scan.column === column && isDash(scan)) {
		const dash = scan.at;
		const inner = path.concat(items.length);
		scan.at += 1;
		skipSpaces(scan);
		keyPattern.lastIndex = scan.at;
		if (keyPattern.test(scan.text)) {
			scan.column += scan.at - dash;
			items.push(scanMap(scan, inner, depth + 1));
		} else {
			items.push(scanInline(scan, inner, depth));
			endLine(scan);
		}
	}
	if (scan.column > column || scan.column === column && !inMap) giveUp(scan);
	return listNode(items, {
		span: {
			start,
			end: items.at(-1)?.span.end ?? start
		},
		path
	});
}
function scanValue(scan, path, depth, mapColumn) {
	skipSpaces(scan);
	if (!isLineEnd(scan) && scan.text[scan.at] !== "#") {
		const node = scanInline(scan, path, depth);
		endLine(scan);
		return node;
	}
	endLine(scan);
	if (scan.column > mapColumn) return scanBlock(scan, path, depth + 1);
	return scan.column === mapColumn && isDash(scan) ? scanList(scan, path, depth + 1, true) : void 0;
}
function scanInline(scan, path, depth) {
	return scanFlow(scan, path, depth + 1) ?? scanQuoted(scan, path) ?? scanText(scan, path, textToEndOfLine(scan));
}
function scanFlow(scan, path, depth) {
	const start = scan.at;
	const bracket = scan.text[start];
	if (bracket !== "[" && bracket !== "{") return void 0;
	if (depth > maxDepth) giveUp(scan);
	const items = [];
	const entries = [];
	const close = bracket === "[" ? "]" : "}";
	scan.at += 1;
	skipSpaces(scan);
	while (!scan.gaveUp && scan.text[scan.at] !== close) {
		const key = bracket === "[" ? void 0 : takeKey(scan, path);
		skipSpaces(scan);
		const inner = key?.path ?? path.concat(items.length);
		const node = scanFlow(scan, inner, depth + 1) ?? scanQuoted(scan, inner) ?? scanText(scan, inner, flowText(scan));
		if (key === void 0) items.push(node);
		else entries.push({
			key,
			node
		});
		skipSpaces(scan);
		if (scan.text[scan.at] === ",") scan.at += 1;
		else if (scan.text[scan.at] !== close) giveUp(scan);
		skipSpaces(scan);
	}
	if (!scan.gaveUp) scan.at += 1;
	const place = {
		span: {
			start,
			end: scan.at
		},
		path
	};
	return bracket === "[" ? listNode(items, place) : closeMap(scan, entries, place);
}
function scanQuoted(scan, path) {
	const start = scan.at;
	const quoted = take(scan, quotedPattern);
	if (quoted === void 0) return void 0;
	return scalarNode(quoted.slice(1, -1), {
		span: {
			start,
			end: scan.at
		},
		path
	});
}
function scanText(scan, path, written) {
	const span = {
		start: scan.at,
		end: scan.at + written.length
	};
	if (textStart.test(written)) scan.at = span.end;
	else giveUp(scan);
	return scalarNode(resolvePlain(written), {
		span,
		path
	});
}
function textToEndOfLine({ text, at }) {
	const end = text.indexOf("\n", at);
	const rest = text.slice(at, end < 0 ? text.length : end);
	const comment = rest.indexOf(" #");
	const written = (comment < 0 ? rest : rest.slice(0, comment)).replace(/ +$/, "");
	return written.includes(": ") || written.endsWith(":") ? "" : written;
}
function flowText({ text, at }) {
	flowTextPattern.lastIndex = at;
	return flowTextPattern.exec(text)?.[0].replace(/ +$/, "") ?? "";
}
function takeKey(scan, path) {
	const start = scan.at;
	const key = take(scan, keyPattern);
	if (key === void 0) {
		giveUp(scan);
		return;
	}
	const end = scan.at;
	scan.at += 1;
	return {
		value: key,
		span: {
			start,
			end
		},
		path: path.concat(key)
	};
}
function nothing({ span: { end }, path }) {
	return scalarNode(null, {
		span: {
			start: end,
			end: end + 1
		},
		path
	});
}
function closeMap(scan, entries, at) {
	const node = mapNode(entries, at);
	if (Object.keys(node.value).length < entries.length) giveUp(scan);
	return node;
}
var maxDepth, notPlain, keyPattern, quotedPattern, flowTextPattern, textStart;
var init_scan_yaml = __esmMin((() => {
	init_resolve_plain();
	init_yaml_node();
	maxDepth = 16;
	notPlain = /[\t\r\uFEFF]|^(?:---|\.\.\.|%)/m;
	keyPattern = /[A-Za-z_][\w./-]*(?=:(?: |\n|$))/y;
	quotedPattern = /"[^"\\\n]*"|'[^'\n]*'(?!')/y;
	flowTextPattern = /[^\n:#,[\]{}]+/y;
	textStart = /^[\p{L}\p{N}_./$(]/u;
}));
// src/policy/read-yaml.ts
function readYaml(source) {
	const root = scanYaml(source.text);
	return root === void 0 ? parseYaml(source) : {
		root,
		problems: []
	};
}
var init_read_yaml = __esmMin((() => {
	init_parse_yaml();
	init_scan_yaml();
}));
// src/policy/parse.ts
function parsePolicy(source, folder) {
	const { result, findings } = parse(source, validatePolicy, (root, suppressions) => buildPolicy(source, folder, root, suppressions));
	return {
		policy: result,
		findings
	};
}
function parseSettings(source) {
	const { result, findings } = parse(source, validateSettings, (root, suppressions) => buildSettings(source, root, suppressions));
	return {
		settings: findings.some(({ check }) => isFinal(check)) ? void 0 : result,
		findings
	};
}
function parseBundle(source) {
	const { result, findings } = parse(source, validateBundle, (root, suppressions) => buildBundle(source, root, suppressions));
	return {
		bundle: result,
		findings
	};
}
function parse(source, validate, build) {
	const { readable, problems } = examineText(source);
	if (!readable) return {
		result: void 0,
		findings: problems.map(toLoaderFinding)
	};
	const { root, problems: yamlProblems } = readYaml(source);
	const { suppressions, problems: commentProblems } = readSuppressions(source);
	const schemaProblems = root === void 0 || validate(root.value) ? [] : explainSchema(source, root, validate.errors ?? []);
	const found = [
		...problems,
		...yamlProblems,
		...commentProblems,
		...schemaProblems.filter(({ at }) => !yamlProblems.some((other) => overlaps$1(at.path, other.at.path)))
	];
	return {
		result: root?.kind === "map" ? build(root, suppressions) : void 0,
		findings: found.map(toLoaderFinding)
	};
}
function overlaps$1(path, other) {
	return (path.length < other.length ? path : other).every((key, index) => key === path[index] && key === other[index]);
}
var init_parse = __esmMin((() => {
	init_build_bundle();
	init_build_policy();
	init_build_settings();
	init_checks();
	init_examine_text();
	init_explain_schema();
	init_validators();
	init_read_suppressions();
	init_read_yaml();
}));
// src/policy/tree-layout.ts
function classify(path) {
	if (path === "discriminat.yaml") return { kind: "settings" };
	if (!isYaml(path)) return { kind: "ignored" };
	const [folder, file, ...deeper] = path.split("/");
	if (!path.endsWith(".yaml")) return {
		kind: "unread",
		problem: {
			check: "policy/file-extension",
			message: "this file is not read: its name does not end in .yaml",
			help: "rename it so that it ends in .yaml, in lower case"
		}
	};
	if (folder === void 0 || file === void 0 || deeper.length > 0) return {
		kind: "unread",
		problem: {
			check: "policy/file-misplaced",
			message: `this file is not read: a tree holds ${settingsFile}, ${bundlesFolder}/<file>.yaml and <team>/<app>.yaml`,
			help: "move it there, or out of the tree"
		}
	};
	return folder === bundlesFolder ? { kind: "bundle" } : {
		kind: "policy",
		folder
	};
}
function isYaml(path) {
	return /\.ya?ml$/i.test(path);
}
var settingsFile, bundlesFolder;
var init_tree_layout = __esmMin((() => {
	settingsFile = "discriminat.yaml";
	bundlesFolder = "bundles";
}));
// src/policy/read-tree.ts
function filesOnDisk(root) {
	return {
		show: root.show,
		list: () => listTree(root),
		read: (path) => readTreeFile(root, path)
	};
}
function listTree(root) {
	const paths = [];
	const problems = [];
	const visit = (folder, entries) => {
		for (const entry of entries) {
			if (entry.name.startsWith(".")) continue;
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isFile()) paths.push(path);
			else if (entry.isSymbolicLink()) {
				if (isYaml(path) || leadsToFolder(join(root.folder, path))) problems.push(symbolicLink(root, path));
			} else if (entry.isDirectory()) try {
				visit(path, readdirSync(join(root.folder, path), { withFileTypes: true }));
			} catch (error) {
				problems.push(unreadable(root, path, reasonOf$1(error)));
			}
			else if (isYaml(path)) problems.push(unreadable(root, path, "it is not a regular file"));
		}
	};
	visit("", readdirSync(root.folder, { withFileTypes: true }));
	return {
		paths: paths.sort(),
		problems
	};
}
function readTreeFile(root, path) {
	try {
		const descriptor = openSync(join(root.folder, path), "r");
		try {
			if (fstatSync(descriptor).size > 262144) return { problem: tooLarge(emptySource(root, path)) };
			return { source: {
				path: root.show(path),
				text: readFileSync(descriptor, "utf8")
			} };
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return { problem: unreadable(root, path, reasonOf$1(error)) };
	}
}
function reasonOf$1(error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return {
		EACCES: "permission denied",
		EISDIR: "it is a folder",
		ELOOP: "too many symbolic links",
		ENOENT: "it does not exist",
		ENOTDIR: "it is not a folder",
		EPERM: "permission denied"
	}[code] ?? (code === "" ? String(error) : code);
}
function emptySource(root, path) {
	return {
		path: root.show(path),
		text: ""
	};
}
function leadsToFolder(file) {
	try {
		return statSync(file).isDirectory();
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "ELOOP";
	}
}
function symbolicLink(root, path) {
	return {
		check: "policy/file-symbolic-link",
		file: emptySource(root, path),
		at: fileStart,
		message: "this is a symbolic link, which is not followed",
		help: "replace it by the file itself; names that several apps share can become a bundle"
	};
}
function unreadable(root, path, reason) {
	return {
		check: "policy/file-unreadable",
		file: emptySource(root, path),
		at: fileStart,
		message: `cannot be read: ${reason}`,
		help: "give it back its permissions, or remove it"
	};
}
var init_read_tree = __esmMin((() => {
	init_examine_text();
	init_fields();
	init_tree_layout();
}));
// src/policy/load-tree.ts
var load_tree_exports = __exportAll({
	loadFiles: () => loadFiles,
	loadTree: () => loadTree
});
function loadTree(root, { cwd }) {
	const folder = resolve(cwd, root);
	return loadFiles(filesOnDisk({
		folder,
		show: (path) => slashed(relative(cwd, resolve(folder, path)))
	}));
}
function loadFiles(tree) {
	const listing = list(tree);
	const settingsSource = readSettings(tree, listing);
	const { settings, findings: settingsFindings } = parseSettings(settingsSource);
	const sources = new Map([[settingsSource.path, settingsSource]]);
	const findings = [...settingsFindings, ...listing.problems.map(toLoaderFinding)];
	const policies = [];
	const bundles = [];
	for (const path of listing.paths) {
		const file = classify(path);
		if (file.kind === "settings" || file.kind === "ignored") continue;
		if (file.kind === "unread") {
			findings.push(toLoaderFinding({
				...file.problem,
				file: emptySource(tree, path),
				at: fileStart
			}));
			continue;
		}
		const { source, problem } = tree.read(path);
		if (source === void 0) {
			findings.push(toLoaderFinding(problem));
			continue;
		}
		sources.set(source.path, source);
		if (file.kind === "policy") {
			const parsed = parsePolicy(source, file.folder);
			findings.push(...parsed.findings);
			if (parsed.policy !== void 0) policies.push(parsed.policy);
		} else {
			const parsed = parseBundle(source);
			findings.push(...parsed.findings);
			if (parsed.bundle !== void 0) bundles.push(parsed.bundle);
		}
	}
	return {
		tree: settings && {
			settings,
			policies,
			bundles
		},
		findings: findings.sort(compareFindings),
		sources
	};
}
function list(tree) {
	try {
		return tree.list();
	} catch (error) {
		if (error instanceof UserError) throw error;
		const message = `cannot read the folder of policies ${quote(tree.show("") || ".")}: ${reasonOf$1(error)}`;
		throw new UserError(message, {
			hint: "Make one with `discriminat-policy init`, or name another with `--policies <dir>`.",
			cause: error
		});
	}
}
function readSettings(tree, { paths, problems }) {
	const shown = quote(tree.show(settingsFile));
	if (paths.includes("discriminat.yaml")) {
		const { source, problem } = tree.read(settingsFile);
		if (source !== void 0) return source;
		throw new UserError(`cannot use the settings ${shown}: ${problem.message}`, { ...problem.help && { hint: problem.help } });
	}
	const problem = problems.find(({ file }) => file.path === tree.show(settingsFile));
	if (problem !== void 0) throw new UserError(`cannot use the settings ${shown}: ${problem.message}`);
	const other = paths.find((path) => /^discriminat\.ya?ml$/i.test(path));
	throw new UserError(`there are no settings ${shown}`, { hint: other === void 0 ? "Make them with `discriminat-policy init`, or name another folder of policies with `--policies <dir>`." : `Rename ${quote(tree.show(other))} to ${settingsFile}.` });
}
function slashed(path) {
	return path.split(sep).join("/");
}
var init_load_tree = __esmMin((() => {
	init_text();
	init_errors();
	init_finding();
	init_checks();
	init_fields();
	init_parse();
	init_read_tree();
	init_tree_layout();
}));
// src/commands/load-policies.ts
init_errors();
init_select_files();
async function loadPolicies(paths, global, io) {
	const { loadTree } = await Promise.resolve().then(() => (init_load_tree(), load_tree_exports));
	const root = resolve(io.cwd, global.policies);
	const selection = selectFiles(paths, root, io.cwd);
	const start = performance.now();
	const loaded = loadTree(root, { cwd: io.cwd });
	io.debug(`read ${loaded.sources.size} files of ${global.policies} in ${Math.round(performance.now() - start)} ms`);
	const settingsFile = toPosix(relative(io.cwd, resolve(root, "discriminat.yaml")));
	return {
		loaded,
		selection,
		settingsFile,
		examined: countFiles(loaded, selection, settingsFile)
	};
}
function countFiles({ sources, tree }, { includes }, settingsFile) {
	const bundleFiles = new Set(tree?.bundles.map(({ source }) => source?.path));
	const files = [...sources.keys()].filter((file) => includes(file) && file !== settingsFile);
	const bundles = files.filter((file) => bundleFiles.has(file)).length;
	const policies = files.length - bundles;
	return bundles === 0 ? { policies } : {
		policies,
		bundles
	};
}
function requireSettings({ tree }, settingsFile) {
	if (tree !== void 0) return;
	throw new UserError(`the settings ${settingsFile} cannot be used, so that no policy was judged`, { hint: "Repair what the report says about them." });
}
function requireSound({ tree, findings }) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (tree === void 0 || first !== void 0) {
		const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
		const where = first === void 0 ? "" : `: ${first.file}:${first.line}:${first.column}: ${first.message}${more}`;
		throw new UserError(`the policies have errors${where}`, { hint: "Run `discriminat-policy lint` and repair them first." });
	}
	return tree;
}
// src/commands/progress.ts
const patienceMs = 1e3;
const clearLine = "\r\x1B[K";
function startProgress(io, { quiet }) {
	const start = performance.now();
	let shown = false;
	if (quiet || !io.interactive) return {
		step: () => {},
		done: () => {}
	};
	return {
		step: (text) => {
			if (performance.now() - start < patienceMs) return;
			io.err(`${clearLine}${text}...`);
			shown = true;
		},
		done: () => {
			if (shown) io.err(clearLine);
		}
	};
}
// src/policy/suppress.ts
function suppressionsOf({ settings, bundles, policies }) {
	return [
		settings,
		...bundles,
		...policies
	].flatMap(({ source, suppressions }) => source === void 0 ? [] : suppressions.map((suppression) => ({
		file: source,
		suppression
	})));
}
function suppress(findings, suppressions) {
	if (suppressions.length === 0) return {
		kept: findings,
		unused: []
	};
	const byPlace = new Map();
	for (const placed of suppressions) for (const line of placed.suppression.lines) {
		const key = placeKey(placed.file.path, line, placed.suppression.check);
		byPlace.set(key, [...byPlace.get(key) ?? [], placed]);
	}
	const used = new Set();
	return {
		kept: findings.filter(({ file, line, check }) => {
			const matching = byPlace.get(placeKey(file, line, check)) ?? [];
			for (const placed of matching) used.add(placed);
			return matching.length === 0;
		}),
		unused: suppressions.filter((placed) => !used.has(placed))
	};
}
function placeKey(file, line, check) {
	return `${file}\n${line}\n${check}`;
}
var init_suppress = __esmMin((() => {}));
// src/lint/did-you-mean.ts
function didYouMean(word, known, otherwise) {
	const guess = nearest(word, known);
	return guess === void 0 ? otherwise : `did you mean ${quote(guess)}?`;
}
var init_did_you_mean = __esmMin((() => {
	init_text();
	init_schema_words();
}));
// src/lint/checks/policy/unused-suppression.ts
function unusedSuppressionProblem({ file, suppression }, checks) {
	const { span, path, check } = suppression;
	const info = checks.find(({ id }) => id === check);
	const ids = checks.map(({ id }) => id);
	const [message, help] = info === void 0 ? [`there is no check ${quote(check)}`, didYouMean(check, ids, "remove the comment")] : info.configurable === false ? [`findings of ${quote(check)} cannot be suppressed`, "remove the comment and repair the finding"] : [`there is no finding of ${quote(check)} here`, "remove the comment"];
	return {
		file,
		at: {
			span,
			path
		},
		message: `the comment suppresses nothing: ${message}`,
		help
	};
}
var unusedSuppression;
var init_unused_suppression = __esmMin((() => {
	init_text();
	init_check$1();
	init_did_you_mean();
	unusedSuppression = defineCheckInfo({
		id: "policy/unused-suppression",
		summary: "a suppression suppresses nothing",
		why: "It would silently hide the next finding that appears on the line, with a reason that was written for another one.",
		repair: "Remove the comment, or correct the id of the check.",
		severity: "warning"
	});
}));
// src/discriminat/pattern.ts
function isPattern(name) {
	return name.includes("*") || name.includes("?");
}
function isWild(code) {
	return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code === 45;
}
function matches(pattern, name, { emptyRun = false } = {}) {
	let p = 0;
	let n = 0;
	let retryPattern = -1;
	let retryName = -1;
	while (n < name.length || p < pattern.length) {
		const wanted = p < pattern.length ? pattern.charCodeAt(p) : -1;
		const actual = n < name.length ? name.charCodeAt(n) : -1;
		if (wanted === asterisk) {
			if (emptyRun) {
				retryPattern = p + 1;
				retryName = n;
				p += 1;
				continue;
			}
			if (actual !== -1 && isWild(actual)) {
				p += 1;
				n += 1;
				retryPattern = p;
				retryName = n;
				continue;
			}
		} else if (wanted === questionMark ? isWild(actual) : wanted === actual && actual !== -1) {
			if (wanted === dot) {
				if (n === 0 || name.charCodeAt(n - 1) === dot) return false;
				retryPattern = -1;
			}
			p += 1;
			n += 1;
			continue;
		}
		if (retryPattern === -1 || retryName >= name.length || !isWild(name.charCodeAt(retryName))) return false;
		retryName += 1;
		p = retryPattern;
		n = retryName;
	}
	return name.length > 0 && name.charCodeAt(name.length - 1) !== dot;
}
var dot, asterisk, questionMark;
var init_pattern = __esmMin((() => {
	dot = 46;
	asterisk = 42;
	questionMark = 63;
}));
// src/discriminat/placeholders.ts
function findPlaceholders(text) {
	return [...text.matchAll(/\{([^{}]*)\}/g)].map(({ 0: written, 1: name = "", index }) => ({
		name,
		start: index,
		end: index + written.length
	}));
}
var init_placeholders = __esmMin((() => {}));
// src/discriminat/name-problems.ts
function isAddress(text) {
	const withoutLength = text.replace(/^\[(.*)\]$/s, "$1").replace(/\/\d+$/, "");
	const withoutPort = text.replace(/^\[?([^\]]*)\]?:\d+$/, "$1");
	return isIP(withoutLength) !== 0 || isIP(withoutPort) !== 0 || /^(?=.*\d)[\d*?]{1,3}(\.[\d*?]{1,3}){3}$/.test(withoutLength);
}
function wrongShape(text) {
	const whole = {
		start: 0,
		end: text.length
	};
	if (text.trim() === "") return {
		kind: "empty",
		message: `a name is ${text === "" ? "empty" : "blank"}`,
		help: "write a name such as api.example.com",
		...whole
	};
	const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
	if (scheme !== void 0) return {
		kind: "url",
		message: `${quote(text)} is a URL; a name has no scheme`,
		help: "write only the name, without scheme, port and path",
		start: 0,
		end: scheme.length
	};
	if (isAddress(text)) return {
		kind: "ip-address",
		message: `${quote(text)} is an IP address; the firewall filters by name`,
		help: "write the name that the app connects to",
		...whole
	};
	const slash = text.search(/[/\\#]/);
	if (slash !== -1) return {
		kind: "path",
		message: `${quote(text)} holds a path; a name ends before the first ${quote(text.charAt(slash))}`,
		help: "write only the name: the firewall does not see paths",
		start: slash,
		end: text.length
	};
	const port = text.search(/:\d*$/);
	if (port !== -1) return {
		kind: "port",
		message: `${quote(text)} holds a port; a name has none`,
		help: "write only the name, and the port under the entry's `ports`",
		start: port,
		end: text.length
	};
}
function wrongCharacters(text, { wildcards }) {
	const problems = wrongInEveryName.flatMap(({ kind, pattern, what, help }) => [...text.matchAll(pattern)].map(({ 0: characters, index }) => {
		return {
			kind,
			message: `${quote(text)} ${what}: ${quote(characters)}`,
			help,
			start: index,
			end: index + characters.length
		};
	}));
	const wildcard = wildcards ? null : /[*?]+/.exec(text);
	if (wildcard !== null) problems.push({
		kind: "wildcard",
		message: `${quote(text)} holds the wildcard ${quote(wildcard[0])}; the firewall has wildcards for tls only`,
		help: "write every name in full",
		start: wildcard.index,
		end: wildcard.index + wildcard[0].length
	});
	return problems;
}
function wrongLabel(name, label, start) {
	const range = {
		start,
		end: start + label.length
	};
	if (label === "") return {
		kind: "empty-label",
		message: `${quote(name)} has an empty label`,
		help: "write exactly one dot between two labels",
		start,
		end: Math.min(start + 1, name.length)
	};
	if (label.length > 63) return {
		kind: "label-too-long",
		message: `a label of ${quote(name)} has ${label.length} characters; at most 63 are possible`,
		help: "shorten the label, or split the name",
		...range
	};
	if (label.startsWith("-") || label.endsWith("-")) return {
		kind: "hyphen",
		message: `the label ${quote(label)} starts or ends with a hyphen`,
		help: "remove the hyphen",
		...range
	};
	if (label.startsWith("xn--") && !isPattern(label) && domainToASCII(label) === "") return {
		kind: "invalid-punycode",
		message: `${quote(label)} is not valid Punycode`,
		help: "copy the ASCII form of the name again",
		...range
	};
}
function wrongLabels(text) {
	const problems = [];
	const name = text.length > 1 && text.endsWith(".") ? text.slice(0, -1) : text;
	const whole = {
		start: 0,
		end: text.length
	};
	if (name.length < text.length) {
		const message = `${quote(text)} ends with a dot`;
		problems.push({
			kind: "trailing-dot",
			message,
			help: "leave the last dot out",
			start: name.length,
			end: text.length
		});
	}
	const labels = name.split(".");
	let start = 0;
	for (const label of labels) {
		const problem = wrongLabel(text, label, start);
		if (problem !== void 0) problems.push(problem);
		start += label.length + 1;
	}
	const last = labels.at(-1) ?? "";
	if (labels.length === 1) {
		const message = `${quote(text)} has one label; a name needs at least two`;
		problems.push({
			kind: "single-label",
			message,
			help: "write the full name, such as api.example.com",
			...whole
		});
	} else if (/^\d+$/.test(last)) {
		const message = `${quote(text)} ends with the number ${quote(last)}; no top-level domain is a number`;
		const at = {
			start: name.length - last.length,
			end: name.length
		};
		problems.push({
			kind: "numeric-top-level",
			message,
			help: "write the full name",
			...at
		});
	}
	if (name.length > 253) {
		const message = `a name has ${name.length} characters; at most 253 are possible`;
		problems.push({
			kind: "name-too-long",
			message,
			help: "shorten the name",
			...whole
		});
	}
	return problems;
}
function findProblems(text, rules) {
	const shape = wrongShape(text);
	if (shape !== void 0) return [shape];
	const problems = [];
	const pieces = [];
	let rest = 0;
	for (const { name, start, end } of findPlaceholders(text)) {
		pieces.push(text.slice(rest, start), "p".repeat(end - start));
		rest = end;
		if (rules.placeholders?.includes(name)) continue;
		const message = `${quote(text.slice(start, end))} is not a placeholder`;
		problems.push({
			kind: "placeholder",
			message,
			help: "the only placeholder is {region}",
			start,
			end
		});
	}
	const plain = pieces.join("") + text.slice(rest);
	problems.push(...wrongCharacters(plain, rules), ...wrongLabels(plain));
	return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}
var wrongInEveryName;
var init_name_problems = __esmMin((() => {
	init_pattern();
	init_placeholders();
	init_text();
	wrongInEveryName = [
		{
			kind: "whitespace",
			pattern: /\s+/gu,
			what: "holds whitespace",
			help: "remove it, or write two names"
		},
		{
			kind: "upper-case",
			pattern: /[A-Z]+/g,
			what: "holds upper case",
			help: "write it in lower case"
		},
		{
			kind: "non-ascii",
			pattern: /[^\p{ASCII}\s]+/gu,
			what: "is not ASCII",
			help: "write its ASCII form, which starts with xn--"
		},
		{
			kind: "underscore",
			pattern: /_+/g,
			what: "holds an underscore, which is a wildcard to the firewall",
			help: "write ? for exactly one character; names with a literal underscore cannot be expressed"
		},
		{
			kind: "percent",
			pattern: /%+/g,
			what: "holds a percent sign, which Security Group descriptions cannot hold",
			help: "write * for any run of characters"
		},
		{
			kind: "illegal-character",
			pattern: /[^a-zA-Z0-9.*?_%\-\s\P{ASCII}]+/gu,
			what: "holds a character that no name can have",
			help: "names hold a-z, 0-9, hyphens and dots"
		}
	];
}));
// src/discriminat/name.ts
function repairName(text, rules) {
	const bare = text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/\\#].*$/s, "").replace(/^[^@]*@/, "").replace(/:\d*$/, "").replace(/\.$/, "");
	const name = /^\p{ASCII}*$/u.test(bare) ? bare.replaceAll(/[A-Z]+/g, (upper) => upper.toLowerCase()) : toAscii(bare);
	return findProblems(name, rules).length === 0 ? name : void 0;
}
function toAscii(name) {
	return name.split(".").map((label) => /^\p{ASCII}*$/u.test(label) ? label.toLowerCase() : domainToASCII(label)).join(".");
}
function isPlainlyGood(text, { wildcards }) {
	return text.length <= 253 && plainlyGood.test(text) && !text.includes("xn--") && (wildcards || !isPattern(text));
}
function checkName(text, rules) {
	if (isPlainlyGood(text, rules)) return [];
	const problems = findProblems(text, rules);
	if (problems.length === 0) return [];
	const repair = repairName(text, rules);
	return repair === void 0 ? problems : problems.map((problem) => ({
		...problem,
		repair
	}));
}
var plainlyGood;
var init_name = __esmMin((() => {
	init_name_problems();
	init_pattern();
	plainlyGood = /^(?:[a-z0-9*?](?:[a-z0-9*?-]{0,61}[a-z0-9*?])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
}));
// src/policy/bundles/define-bundle.ts
function located(value) {
	return {
		...nowhere,
		value
	};
}
function defineBundle({ name, description, allow }) {
	return {
		name,
		description,
		source: void 0,
		at: nowhere,
		allow: allow.map(({ protocol, names, documentation }) => ({
			protocol,
			names: names.map(located),
			ports: void 0,
			at: nowhere,
			documentation
		})),
		suppressions: []
	};
}
var nowhere;
var init_define_bundle = __esmMin((() => {
	nowhere = {
		span: {
			start: 0,
			end: 0
		},
		path: []
	};
}));
// src/policy/bundles/aws.ts
function reference(page) {
	return `https://docs.aws.amazon.com/general/latest/gr/${page}.html`;
}
function endpoint(name, service, page, description) {
	return defineBundle({
		name: `aws/${name}`,
		description,
		allow: [{
			protocol: "tls",
			names: [`${service}.{region}.amazonaws.com`],
			documentation: reference(page)
		}]
	});
}
var awsBundles;
var init_aws = __esmMin((() => {
	init_define_bundle();
	awsBundles = [
		endpoint("autoscaling", "autoscaling", "as", "Amazon EC2 Auto Scaling. Application Auto Scaling is another service."),
		endpoint("cloudformation", "cloudformation", "cfn", "AWS CloudFormation, as cfn-init and cfn-signal use it. The S3 buckets behind wait conditions and custom resources are left out."),
		endpoint("cloudwatch", "monitoring", "cw_region", "Amazon CloudWatch metrics and alarms."),
		endpoint("cloudwatch-logs", "logs", "cwl_region", "Amazon CloudWatch Logs."),
		endpoint("dynamodb", "dynamodb", "ddb", "Amazon DynamoDB. AWS SDKs may prefer <account id>.ddb.{region}.amazonaws.com: list your own, or set account_id_endpoint_mode to disabled."),
		endpoint("ec2", "ec2", "ec2-service", "Amazon EC2 API."),
		defineBundle({
			name: "aws/ecr",
			description: "Amazon ECR API, and the bucket that holds image layers. The registry itself carries your account id and is left out: add <account id>.dkr.ecr.{region}.amazonaws.com.",
			allow: [{
				protocol: "tls",
				names: ["api.ecr.{region}.amazonaws.com"],
				documentation: reference("ecr")
			}, {
				protocol: "tls",
				names: ["prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com"],
				documentation: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms"
			}]
		}),
		defineBundle({
			name: "aws/eks",
			description: "Amazon EKS API, and EKS Auth for the Pod Identity Agent. The API server of a cluster has a name of its own and is left out.",
			allow: [{
				protocol: "tls",
				names: ["eks.{region}.amazonaws.com"],
				documentation: reference("eks")
			}, {
				protocol: "tls",
				names: ["eks-auth.{region}.api.aws"],
				documentation: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html"
			}]
		}),
		endpoint("elasticloadbalancing", "elasticloadbalancing", "elb", "Elastic Load Balancing API, not the load balancers."),
		endpoint("eventbridge", "events", "ev", "Amazon EventBridge. Global endpoints are left out."),
		endpoint("kms", "kms", "kms", "AWS KMS."),
		endpoint("lambda", "lambda", "lambda-service", "AWS Lambda API. Function URLs are left out."),
		endpoint("s3", "s3", "s3", "Amazon S3 with path-style addresses, which reach the buckets of every account. Buckets with a name of their own (<bucket>.s3.{region}.amazonaws.com) are left out: list yours one by one, as the firewall's default exposure refuses a wildcard there. Prefer a gateway endpoint with a policy."),
		endpoint("secrets-manager", "secretsmanager", "asm", "AWS Secrets Manager."),
		endpoint("sns", "sns", "sns", "Amazon SNS."),
		endpoint("sqs", "sqs", "sqs-service", "Amazon SQS. The legacy endpoints ({region}.queue.amazonaws.com) are left out."),
		defineBundle({
			name: "aws/ssm",
			description: "AWS Systems Manager: SSM Agent, Session Manager, Parameter Store. SSM Agent before 3.3.40.0 also uses ec2messages.{region}.amazonaws.com; agent updates come from S3 buckets; both are left out.",
			allow: [{
				protocol: "tls",
				names: ["ssm.{region}.amazonaws.com"],
				documentation: reference("ssm")
			}, {
				protocol: "tls",
				names: ["ssmmessages.{region}.amazonaws.com"],
				documentation: "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html"
			}]
		}),
		endpoint("sts", "sts", "sts", "AWS STS, regional. The global endpoint (sts.amazonaws.com) is left out."),
		endpoint("xray", "xray", "xray", "AWS X-Ray.")
	];
}));
// src/policy/bundles/development.ts
var runners, developmentBundles;
var init_development = __esmMin((() => {
	init_define_bundle();
	runners = "https://docs.github.com/en/actions/reference/runners/self-hosted-runners";
	developmentBundles = [
		defineBundle({
			name: "dev/github",
			description: "GitHub over HTTPS: git, API, source archives. Release files, packages and raw files are left out; for git over SSH see dev/github-ssh.",
			allow: [{
				protocol: "tls",
				names: [
					"api.github.com",
					"codeload.github.com",
					"github.com"
				],
				documentation: runners
			}]
		}),
		defineBundle({
			name: "dev/github-actions-runner",
			description: "Self-hosted runner: jobs, actions, OIDC tokens, its own updates. Artifacts, caches and logs live under blob.core.windows.net, where the firewall's default exposure refuses a wildcard: they are left out.",
			allow: [{
				protocol: "tls",
				names: [
					"*.actions.githubusercontent.com",
					"api.github.com",
					"codeload.github.com",
					"github-registry-files.githubusercontent.com",
					"github-releases.githubusercontent.com",
					"github.com",
					"objects-origin.githubusercontent.com",
					"objects.githubusercontent.com"
				],
				documentation: runners
			}]
		}),
		defineBundle({
			name: "dev/github-ssh",
			description: "Git over SSH on port 22. SSH over port 443 (ssh.github.com) is left out.",
			allow: [{
				protocol: "ssh",
				names: ["github.com"],
				documentation: "https://docs.github.com/en/authentication/connecting-to-github-with-ssh/testing-your-ssh-connection"
			}]
		}),
		defineBundle({
			name: "dev/gitlab",
			description: "GitLab.com over HTTPS. The container registry and Pages are left out.",
			allow: [{
				protocol: "tls",
				names: ["gitlab.com"],
				documentation: "https://docs.gitlab.com/user/gitlab_com/"
			}]
		}),
		defineBundle({
			name: "dev/gitlab-ssh",
			description: "Git over SSH on port 22. SSH over port 443 (altssh.gitlab.com) is left out.",
			allow: [{
				protocol: "ssh",
				names: ["gitlab.com"],
				documentation: "https://docs.gitlab.com/user/gitlab_com/"
			}]
		})
	];
}));
// src/policy/bundles/observability.ts
function datadog(site, domain) {
	return defineBundle({
		name: `obs/datadog-${site}`,
		description: `Datadog Agent, site ${site.toUpperCase()}: metrics, traces, profiles, logs over HTTPS, processes, containers, remote configuration. Installation, synthetics and network devices are left out.`,
		allow: [{
			protocol: "tls",
			names: [
				`*-app.agent.${domain}`,
				`*-flare.agent.${domain}`,
				`agent-http-intake.logs.${domain}`,
				`api.${domain}`,
				`config.${domain}`,
				`contimage-intake.${domain}`,
				`contlcycle-intake.${domain}`,
				`instrumentation-telemetry-intake.${domain}`,
				`intake.profile.${domain}`,
				`orchestrator.${domain}`,
				`process.${domain}`,
				`trace.agent.${domain}`
			],
			documentation: "https://docs.datadoghq.com/agent/configuration/network/"
		}]
	});
}
function newRelic(dataCenter, names) {
	return defineBundle({
		name: `obs/newrelic-${dataCenter}`,
		description: `New Relic, ${dataCenter.toUpperCase()} data center: APM and infrastructure agents, the ingest APIs, OpenTelemetry on port 443. Browser, mobile and AWS integrations are left out.`,
		allow: [{
			protocol: "tls",
			names,
			documentation: "https://docs.newrelic.com/docs/new-relic-solutions/get-started/networks/"
		}]
	});
}
var observabilityBundles;
var init_observability = __esmMin((() => {
	init_define_bundle();
	observabilityBundles = [
		datadog("eu1", "datadoghq.eu"),
		datadog("us1", "datadoghq.com"),
		newRelic("eu", [
			"collector.eu.newrelic.com",
			"collector.eu01.nr-data.net",
			"identity-api.eu.newrelic.com",
			"infra-api.eu.newrelic.com",
			"infra-api.eu01.nr-data.net",
			"infrastructure-command-api.eu.newrelic.com",
			"insights-collector.eu01.nr-data.net",
			"log-api.eu.newrelic.com",
			"metric-api.eu.newrelic.com",
			"otlp.eu01.nr-data.net",
			"trace-api.eu.newrelic.com"
		]),
		newRelic("us", [
			"collector.newrelic.com",
			"identity-api.newrelic.com",
			"infra-api.newrelic.com",
			"infrastructure-command-api.newrelic.com",
			"insights-collector.newrelic.com",
			"log-api.newrelic.com",
			"metric-api.newrelic.com",
			"otlp.nr-data.net",
			"trace-api.newrelic.com"
		])
	];
}));
// src/policy/bundles/systems.ts
var systemBundles;
var init_systems = __esmMin((() => {
	init_define_bundle();
	systemBundles = [defineBundle({
		name: "os/amazon-linux",
		description: "Package repositories of Amazon Linux 2023. Amazon Linux 2 is out of support and left out, and so is cdn.amazonlinux.com.",
		allow: [{
			protocol: "tls",
			names: ["al2023-repos-{region}-de612dc2.s3.dualstack.{region}.amazonaws.com"],
			documentation: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html"
		}]
	}), defineBundle({
		name: "os/ubuntu",
		description: "Ubuntu Pro Client: attaching, its authenticated package repositories, Livepatch. The archive mirrors and the snap store are left to bundles of your own; most mirrors speak plain HTTP, which the firewall blocks.",
		allow: [{
			protocol: "tls",
			names: ["contracts.canonical.com", "esm.ubuntu.com"],
			documentation: "https://documentation.ubuntu.com/pro-client/en/latest/references/network_requirements/"
		}, {
			protocol: "tls",
			names: ["livepatch-files.canonical.com", "livepatch.canonical.com"],
			documentation: "https://ubuntu.com/security/livepatch/docs/client/reference/networking/network-requirements/"
		}]
	})];
}));
// src/policy/built-in-bundles.ts
var builtInBundles;
var init_built_in_bundles = __esmMin((() => {
	init_aws();
	init_development();
	init_observability();
	init_systems();
	builtInBundles = new Map([
		...awsBundles,
		...developmentBundles,
		...observabilityBundles,
		...systemBundles
	].map((bundle) => [bundle.name, bundle]));
}));
// src/policy/resolve.ts
function findBundle(tree, name) {
	return tree.bundles.find((bundle) => bundle.name === name) ?? builtInBundles.get(name);
}
function networksOf(policy, networks) {
	const { networks: declared } = policy;
	if (declared === void 0) return networks.length === 1 ? networks : [];
	return networks.filter((network) => declared.some((name) => name.value === network.name));
}
function appliesTo(item, network) {
	return item.networks === void 0 || item.networks.some((name) => name.value === network.name);
}
function replacePlaceholders(name, network) {
	return name.replaceAll("{region}", network.region);
}
function resolveNames(tree, policy, network) {
	return declaredNames(tree, policy, [network]);
}
function declaredNames(tree, policy, networks) {
	const declared = [];
	for (const entry of policy.allow) {
		const applicable = entry.networks === void 0 ? networks : networks.filter((network) => appliesTo(entry, network));
		if (applicable.length === 0) continue;
		const { bundle: reference } = entry;
		const bundle = reference && findBundle(tree, reference.value);
		const lists = bundle?.allow ?? (entry.list === void 0 ? [] : [entry.list]);
		for (const list of lists) {
			const { protocol } = list;
			const ports = list.ports?.map(({ value }) => value) ?? [defaultPort[protocol]];
			for (const written of list.names) {
				const at = (bundle && reference) ?? written;
				const origin = bundle && {
					bundle,
					written
				};
				const declare = (name, where, port) => declared.push({
					name,
					protocol,
					port,
					entry,
					at,
					bundle: origin,
					networks: where
				});
				for (const port of ports) if (!written.value.includes("{")) declare(written.value, applicable, port);
				else for (const [name, where] of byResolvedName(written.value, applicable)) declare(name, where, port);
			}
		}
	}
	return declared;
}
function byResolvedName(written, networks) {
	const byName = new Map();
	for (const network of networks) {
		const name = replacePlaceholders(written, network);
		byName.set(name, [...byName.get(name) ?? [], network]);
	}
	return byName;
}
var init_resolve = __esmMin((() => {
	init_preferences();
	init_built_in_bundles();
}));
// src/policy/allowlist.ts
function seeThruOf({ seeThru }, network) {
	if (seeThru?.until === void 0 || !appliesTo(seeThru, network)) return void 0;
	return {
		until: seeThru.until.value,
		ports: seeThru.ports?.map((port) => port.value) ?? "all",
		group: seeThru.group?.value ?? "same"
	};
}
var init_allowlist = __esmMin((() => {
	init_resolve();
}));
// src/policy/dates.ts
function toTime(date) {
	return Date.parse(`${date}T00:00:00Z`);
}
function isDate(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = toTime(text);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
function daysBetween(from, to) {
	return (toTime(to) - toTime(from)) / msPerDay;
}
function addDays(date, days) {
	return new Date(Math.min(toTime(date) + days * msPerDay, toTime(lastDate))).toISOString().slice(0, 10);
}
var msPerDay, lastDate;
var init_dates = __esmMin((() => {
	msPerDay = 864e5;
	lastDate = "9999-12-31";
}));
// src/policy/places.ts
function writtenNames({ settings, bundles, policies }, keep) {
	const kept = [];
	const visit = (file, at, protocol) => {
		if (at !== void 0 && keep(at.value, protocol)) kept.push({
			file,
			at,
			protocol
		});
	};
	for (const { name } of settings.guardrails.never) visit(settings.source, name, "tls");
	for (const { source, allow } of bundles) {
		if (source === void 0) continue;
		for (const { names, protocol } of allow) for (const name of names) visit(source, name, protocol);
	}
	for (const { source, allow, refuse } of policies) {
		for (const { list } of allow) for (const name of list?.names ?? []) visit(source, name, list?.protocol ?? "tls");
		for (const { name } of refuse) visit(source, name, "tls");
	}
	return kept;
}
function originOf$1(policy, { at, bundle }) {
	const source = bundle?.bundle.source;
	return source === void 0 || bundle === void 0 ? {
		file: policy.source,
		at
	} : {
		file: source,
		at: bundle.written
	};
}
function subjectOf({ at, bundle }) {
	const written = quote((bundle?.written ?? at).value);
	return bundle !== void 0 && bundle.bundle.source === void 0 ? `${written} of the bundle ${quote(bundle.bundle.name)}` : written;
}
function placeWithin(file, at, { start, end }) {
	const { span, path, value } = at;
	const written = file.text.slice(span.start, span.end);
	const offset = written === value ? 0 : written.slice(1, -1) === value ? 1 : void 0;
	if (offset === void 0) return {
		span,
		path
	};
	return {
		span: {
			start: span.start + offset + start,
			end: span.start + offset + end
		},
		path
	};
}
function headOf(policy) {
	return {
		span: (policy.app ?? policy.at).span,
		path: []
	};
}
function scopesOf(policy) {
	return policy.seeThru === void 0 ? policy.allow : [...policy.allow, policy.seeThru];
}
var init_places = __esmMin((() => {
	init_text();
}));
// src/discriminat/annotation.ts
function toDate(text) {
	const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	if (year === void 0 || month === void 0 || day === void 0) return void 0;
	const padded = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	const time = Date.parse(`${padded}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(padded) ? padded : void 0;
}
function formatAnnotation(annotation) {
	const text = annotation.kind === "see-thru" ? formatSeeThru(annotation.until) : formatList(annotation);
	if (text.length > 255) throw new RangeError(`an annotation has ${text.length} characters; at most 255 are possible`);
	return text;
}
function formatSeeThru(until) {
	const date = toDate(until);
	if (date === void 0) throw new RangeError(`${quote(until)} is not a date`);
	return `discriminat:see-thru:${date}`;
}
function formatList({ kind, names }) {
	if (names.length === 0) throw new RangeError("an annotation needs at least one name");
	for (const name of names) {
		const [problem] = checkName(name, { wildcards: kind === "tls" });
		if (problem !== void 0) throw new RangeError(problem.message);
	}
	return `discriminat:${kind}:${names.join(",").replaceAll("?", "_")}`;
}
var init_annotation = __esmMin((() => {
	init_name();
	init_text();
}));
// src/security-groups/limits.ts
var init_limits = __esmMin((() => {}));
// src/security-groups/positions.ts
function ownerOf(port) {
	return port % 100 === 22 ? "ssh" : "tls";
}
function guestOf(port) {
	return ownerOf(port) === "tls" ? "ssh" : "tls";
}
function ownerPosition(slot) {
	return {
		group: Math.floor(slot / 33),
		cidr: `0.0.0.0/${slot % 33}`
	};
}
function guestPosition(slot) {
	return {
		group: 0,
		cidr: `0.0.0.0/${maxGuestSlots - slot}`
	};
}
var carrierCidr, seeThruCidr, maxGuestSlots;
var init_positions = __esmMin((() => {
	init_limits();
	carrierCidr = "0.0.0.0/0";
	seeThruCidr = "0.0.0.0/32";
	maxGuestSlots = 31;
}));
// src/security-groups/hash.ts
function digestOf$1(name, block) {
	return hash("sha256", `${block}\n${name.replaceAll("?", "_")}`, "hex");
}
function weightIn(digest, slot) {
	const start = slot % 8 * 8;
	return digest.slice(start, start + 8);
}
var init_hash = __esmMin((() => {}));
// src/security-groups/slots.ts
function room(name) {
	return name.length + 1;
}
function fillSlots(names, maxSlots) {
	if (names.length === 0) return [];
	const total = names.reduce((sum, name) => sum + room(name), 0);
	if (total <= roomOfSlot) return [names];
	if (total > roomOfSlot * maxSlots) return void 0;
	const placed = names.map((name) => {
		const digest = digestOf$1(name, 0);
		return {
			name,
			digest,
			slot: 0,
			weight: weightIn(digest, 0)
		};
	});
	const used = [total];
	for (let added = 1; added < maxSlots; added += 1) {
		used.push(0);
		for (const place of placed) {
			if (added % 8 === 0) place.digest = digestOf$1(place.name, added / 8);
			const weight = weightIn(place.digest, added);
			if (weight <= place.weight) continue;
			used[place.slot] = (used[place.slot] ?? 0) - room(place.name);
			used[added] = (used[added] ?? 0) + room(place.name);
			place.slot = added;
			place.weight = weight;
		}
		if (used.every((length) => length <= roomOfSlot)) return used.map((_, slot) => placed.filter((place) => place.slot === slot).map((place) => place.name));
	}
}
var roomOfSlot;
var init_slots = __esmMin((() => {
	init_annotation();
	init_hash();
	roomOfSlot = 240;
}));
// src/security-groups/lay-out-port.ts
function layOutPort(contents, securityGroups) {
	const { port, names, sharesSeeThru } = contents;
	const owner = ownerOf(port);
	const guest = guestOf(port);
	const sharedWith = [...names[guest].length > 0 ? [guest] : [], ...sharesSeeThru ? ["see-thru"] : []];
	const shared = sharedWith.length > 0;
	const guestSlots = fillSlots(names[guest], maxGuestSlots);
	const ownerSlots = fillSlots(names[owner], 528);
	const ownerLimit = shared ? 32 - (guestSlots?.length ?? 0) : 33 * securityGroups;
	const problems = [];
	const exceeded = {
		kind: "slots-exceeded",
		port,
		securityGroupsNeeded: void 0
	};
	if (guestSlots === void 0) problems.push({
		...exceeded,
		protocol: guest,
		names: names[guest].length,
		slots: maxGuestSlots,
		sharedWith: [owner]
	});
	if (ownerSlots === void 0 || ownerSlots.length > ownerLimit) {
		const securityGroupsNeeded = ownerSlots && !shared ? Math.ceil(ownerSlots.length / 33) : void 0;
		problems.push({
			...exceeded,
			protocol: owner,
			names: names[owner].length,
			slots: ownerLimit,
			sharedWith,
			securityGroupsNeeded
		});
	}
	if (guestSlots === void 0 || ownerSlots === void 0 || problems.length > 0) return {
		rules: [],
		problems
	};
	return {
		rules: [...slotRules(contents, owner, ownerSlots.length === 0 && shared ? [[]] : ownerSlots, ownerPosition), ...slotRules(contents, guest, guestSlots, guestPosition)],
		problems
	};
}
function slotRules({ port, seeThruRuleId }, protocol, slots, positionOf) {
	const idOf = (slot) => `${protocol}-${port}-${slot}`;
	return slots.map((names, slot) => {
		const { group, cidr } = positionOf(slot);
		const description = names.length > 0 ? formatAnnotation({
			kind: protocol,
			names
		}) : plainDescription(port, cidr);
		const next = slot + 1 < slots.length ? idOf(slot + 1) : seeThruRuleId;
		const dependsOn = next === void 0 ? [] : [next];
		return {
			group,
			rule: {
				id: idOf(slot),
				protocol: "tcp",
				fromPort: port,
				toPort: port,
				cidr,
				description,
				names,
				dependsOn
			}
		};
	});
}
function plainDescription(port, cidr) {
	return cidr === "0.0.0.0/0" ? `Keeps tcp/${port} open for the other rules of this group` : `Holds no name at present; kept so that names can move here without a gap`;
}
var init_lay_out_port = __esmMin((() => {
	init_annotation();
	init_limits();
	init_positions();
	init_slots();
}));
// src/security-groups/see-thru.ts
function sharedPorts(seeThru) {
	return seeThru?.group === "same" && seeThru.ports !== "all" ? sortedPorts(seeThru.ports) : [];
}
function seeThruRuleId(seeThru, port) {
	if (seeThru === void 0) return void 0;
	if (seeThru.ports === "all") return "see-thru";
	return seeThru.ports.includes(port) ? `see-thru-${port}` : void 0;
}
function seeThruRules({ until, ports, group }) {
	const common = {
		description: formatAnnotation({
			kind: "see-thru",
			until
		}),
		names: [],
		dependsOn: []
	};
	if (ports === "all") return [{
		id: "see-thru",
		protocol: "-1",
		fromPort: 0,
		toPort: 0,
		cidr: "0.0.0.0/0",
		...common
	}];
	const cidr = group === "same" ? seeThruCidr : carrierCidr;
	return sortedPorts(ports).map((port) => ({
		id: `see-thru-${port}`,
		protocol: "tcp",
		fromPort: port,
		toPort: port,
		cidr,
		...common
	}));
}
function sortedPorts(ports) {
	return [...new Set(ports)].sort((left, right) => left - right);
}
var init_see_thru = __esmMin((() => {
	init_annotation();
	init_positions();
}));
// src/security-groups/lay-out-app.ts
function layOutApp(allowlist) {
	const { app, team, network, securityGroups, seeThru } = allowlist;
	if (!Number.isInteger(securityGroups) || securityGroups < 1 || securityGroups > 16) throw new RangeError(`an app has 1 to 16 Security Groups, not ${securityGroups}`);
	const ports = contentsOfPorts(allowlist).map((contents) => layOutPort(contents, securityGroups));
	const placed = ports.flatMap((port) => port.rules);
	const groups = Array.from({ length: securityGroups }, (_, index) => {
		const id = index === 0 ? "egress" : `egress-${index + 1}`;
		const ofNames = placed.filter(({ group }) => group === index).map(({ rule }) => rule);
		const ofWindow = index === 0 && seeThru?.group === "same" ? seeThruRules(seeThru) : [];
		return {
			id,
			name: `${app}-${id}`,
			description: descriptionOf(app, "Egress"),
			rules: [...ofNames, ...ofWindow]
		};
	});
	if (seeThru?.group === "separate") {
		const id = "see-thru";
		groups.push({
			id,
			name: `${app}-${id}`,
			description: descriptionOf(app, "See-thru window"),
			rules: seeThruRules(seeThru)
		});
	}
	return {
		app,
		team,
		network,
		groups,
		problems: [...tooLongNames(allowlist), ...ports.flatMap((port) => port.problems)]
	};
}
function descriptionOf(app, what) {
	return `${what} of ${app}, managed by discriminat-policy`;
}
function tooLongNames({ names }) {
	return [...new Set(names.map(({ name }) => name).filter((name) => name.length > 239))].sort().map((name) => ({
		kind: "name-too-long",
		name,
		length: name.length,
		limit: 239
	}));
}
function contentsOfPorts({ names, seeThru }) {
	const sets = new Map();
	const setsOf = (port) => {
		const existing = sets.get(port) ?? {
			tls: new Set(),
			ssh: new Set()
		};
		sets.set(port, existing);
		return existing;
	};
	for (const { name, protocol, port } of names) if (name.length <= 239) setsOf(port)[protocol].add(name);
	const shared = sharedPorts(seeThru);
	for (const port of shared) setsOf(port);
	return [...sets].sort(([left], [right]) => left - right).map(([port, { tls, ssh }]) => ({
		port,
		names: {
			tls: [...tls].sort(),
			ssh: [...ssh].sort()
		},
		sharesSeeThru: shared.includes(port),
		seeThruRuleId: seeThruRuleId(seeThru, port)
	}));
}
var init_lay_out_app = __esmMin((() => {
	init_annotation();
	init_lay_out_port();
	init_limits();
	init_see_thru();
}));
// src/lint/context.ts
function createContext(tree, asOf, checks) {
	const problemsOf = (name, protocol) => checkName(name, {
		wildcards: protocol === "tls",
		placeholders: ["region"]
	});
	const wrongNames = writtenNames(tree, (name, protocol) => problemsOf(name, protocol).length > 0).map((written) => ({
		...written,
		problems: problemsOf(written.at.value, written.protocol)
	}));
	const wrong = new Set(wrongNames.map(({ at }) => at));
	const isGood = ({ name, protocol, at, bundle }) => {
		if (wrong.has(bundle?.written ?? at)) return false;
		return name === at.value || checkName(name, { wildcards: protocol === "tls" }).length === 0;
	};
	const deployments = tree.policies.flatMap((policy) => {
		const networks = networksOf(policy, tree.settings.networks);
		return networks.length === 0 ? [] : [{
			policy,
			networks,
			names: declaredNames(tree, policy, networks).filter(isGood)
		}];
	});
	let kept;
	const securityGroups = () => {
		kept ??= deployments.flatMap(layOut);
		return kept;
	};
	return {
		tree,
		asOf,
		checks,
		deployments,
		wrongNames,
		securityGroups
	};
}
function layOut({ policy, networks, names }) {
	const { app, team, securityGroups } = policy;
	const count = securityGroups?.value ?? 1;
	if (app === void 0 || team === void 0 || count < 1 || count > 16) return [];
	return networks.map((network) => {
		const seeThru = seeThruOf(policy, network);
		const { groups, problems } = layOutApp({
			app: app.value,
			team: team.value,
			network: network.name,
			names: names.filter((name) => name.networks.includes(network)),
			securityGroups: count,
			seeThru: seeThru !== void 0 && isDate(seeThru.until) ? seeThru : void 0
		});
		return {
			policy,
			network,
			groups: groups.map(({ name, rules }) => ({
				name,
				rules: rules.length
			})),
			problems
		};
	});
}
var init_context = __esmMin((() => {
	init_name();
	init_allowlist();
	init_dates();
	init_places();
	init_resolve();
	init_lay_out_app();
	init_limits();
}));
// src/policy/target.ts
function formatTarget({ protocol, name, port }) {
	return `${protocol}://${name}:${port}`;
}
function parseTarget(text) {
	const [, scheme = "tls", name = "", digits] = /^(?:([a-z]+):\/\/)?(.*?)(?::(\d+))?$/s.exec(text) ?? [];
	if (scheme !== "tls" && scheme !== "ssh") {
		const repaired = repairName(text, { wildcards: false });
		return {
			message: `${quote(text)} has the scheme ${quote(scheme)}; the firewall tells tls and ssh apart`,
			help: repaired === void 0 ? "write tls://name:port or ssh://name:port" : `write tls://${repaired}`
		};
	}
	if (isPattern(name)) return {
		message: `${quote(name)} is a pattern; a connection aims at one name`,
		help: "write one name in full"
	};
	const port = digits === void 0 ? defaultPort[scheme] : Number(digits);
	if (port < 1 || port > 65535) return {
		message: `${quote(text)} has the port ${digits}; ports are 1 to 65535`,
		help: "write the port's number"
	};
	const problem = checkName(name, { wildcards: false })[0];
	if (problem !== void 0) {
		const { repair } = problem;
		return {
			message: problem.message,
			help: repair === void 0 ? problem.help : `write ${formatTarget({
				protocol: scheme,
				name: repair,
				port
			})}`
		};
	}
	return {
		protocol: scheme,
		name,
		port
	};
}
function isTarget(parsed) {
	return "name" in parsed;
}
var init_target = __esmMin((() => {
	init_name();
	init_pattern();
	init_preferences();
	init_text();
}));
// src/discriminat/invent-word.ts
function wordWithNumber(label, number) {
	let rest = number;
	const singles = label.replaceAll("?", () => {
		const letter = letters.charAt(rest % 36);
		rest = Math.floor(rest / 36);
		return letter;
	});
	const suffix = number === 0 ? "" : number.toString(36);
	const word = singles.replace("*", `anyone${suffix}`).replaceAll("*", "a");
	return word.length <= 63 ? word : singles.replace("*", suffix || "a").replaceAll("*", "a");
}
function inventWord(label, isTaken) {
	const questionMarks = label.split("?").length - 1;
	const words = label.includes("*") ? Number.POSITIVE_INFINITY : 36 ** questionMarks;
	for (let number = 0; number < words; number += 1) {
		const word = wordWithNumber(label, number);
		if (!isTaken(word)) return word;
	}
}
var letters;
var init_invent_word = __esmMin((() => {
	init_name_problems();
	letters = "abcdefghijklmnopqrstuvwxyz0123456789";
}));
// src/discriminat/registrable.ts
function createChoice() {
	let best;
	return {
		best: () => best,
		offer(labels, rule, penalty) {
			if (best !== void 0 && penalty > best.penalty) return;
			const suffix = labels.slice(0, rule.length).reverse().join(".");
			if (best === void 0 || penalty < best.penalty || suffix.length < best.suffix.length || suffix.length === best.suffix.length && suffix < best.suffix) best = {
				labels: [...labels],
				rule,
				suffix,
				penalty
			};
		}
	};
}
function reachesOf(pattern) {
	const wanted = pattern.split(".").reverse();
	const firstWildcard = wanted.findIndex(isPattern);
	const registrable = createChoice();
	const suffixItself = createChoice();
	const labels = [];
	const judge = (rule, listed) => {
		const known = labels[rule.length - 1] ?? "";
		const familiarity = familiarLabels.indexOf(known);
		const invented = !listed || labels.length !== rule.length + 1;
		const penalty = (rule.section === "icann" ? 0 : rule.section === "private" ? 100 : 200) + (invented ? 0 : 50) + (wanted.length === rule.length + 1 ? 0 : 20) + (familiarity === -1 ? familiarLabels.length : familiarity);
		if (wanted.length <= rule.length) suffixItself.offer(labels, rule, penalty);
		else if (firstWildcard <= rule.length) registrable.offer(labels, rule, penalty);
	};
	const descend = (word, child, rule) => {
		labels.push(word);
		walk(child, rule);
		labels.pop();
	};
	const walk = (node, rule) => {
		const label = wanted[labels.length];
		if (node === void 0 || label === void 0) {
			judge(rule, node !== void 0);
			return;
		}
		const take = (word) => {
			const child = word === void 0 ? void 0 : node.children.get(word);
			if (word === void 0 || child?.exception) return;
			const section = child?.rule ?? node.wildcard;
			descend(word, child, section === void 0 ? rule : {
				length: labels.length + 1,
				section
			});
		};
		if (!isPattern(label)) {
			take(label);
			return;
		}
		take(inventWord(label, (word) => node.children.has(word)));
		for (const word of node.children.keys()) if (matches(label, word, { emptyRun: true })) take(word);
	};
	const walkTopLevel = (label) => {
		const node = label === void 0 ? void 0 : topLevelNode(label);
		if (label !== void 0) descend(label, node, {
			length: 1,
			section: node?.rule
		});
	};
	const [topLevel = ""] = wanted;
	if (isPattern(topLevel)) {
		walkTopLevel(inventWord(topLevel, (word) => topLevelNode(word) !== void 0));
		for (const label of topLevelLabels()) if (matches(topLevel, label, { emptyRun: true })) walkTopLevel(label);
	} else walkTopLevel(topLevel);
	const complete = (candidate) => {
		if (candidate === void 0) return void 0;
		const rest = wanted.slice(candidate.labels.length).map((label) => inventWord(label, () => false) ?? label);
		return {
			name: [...candidate.labels, ...rest].reverse().join("."),
			suffix: candidate.suffix
		};
	};
	return {
		registrable: complete(registrable.best()),
		suffixItself: complete(suffixItself.best())
	};
}
var familiarLabels;
var init_registrable = __esmMin((() => {
	init_invent_word();
	init_pattern();
	init_public_suffix_list();
	familiarLabels = [
		"com",
		"co",
		"org",
		"net"
	];
}));
// src/discriminat/exposure.ts
function judgeReaches(pattern) {
	const { registrable, suffixItself } = reachesOf(pattern);
	if (registrable !== void 0) {
		const { suffix, name } = registrable;
		return {
			verdict: "refused",
			reason: `the deployment prohibits public suffixes, here ${quote(suffix)}`,
			suffix,
			witness: name
		};
	}
	if (suffixItself !== void 0) {
		const { suffix } = suffixItself;
		return {
			verdict: "suspicious",
			reason: "it is not published whether the firewall refuses that",
			suffix,
			witness: suffix
		};
	}
	return {
		verdict: "allowed",
		reason: "no name that it matches is open to registration"
	};
}
function judgeExposure(pattern, mode) {
	if (!isPattern(pattern)) return {
		verdict: "allowed",
		reason: "it has no wildcard"
	};
	switch (mode) {
		case "none": return {
			verdict: "refused",
			reason: "the deployment prohibits wildcards"
		};
		case "prohibit_asterisk": return pattern.includes("*") ? {
			verdict: "refused",
			reason: "the deployment prohibits the wildcard *"
		} : {
			verdict: "allowed",
			reason: "the deployment admits the wildcard ?"
		};
		case "nuclear": return {
			verdict: "allowed",
			reason: "the deployment admits every pattern"
		};
		case "prohibit_public_suffix": {
			let exposure = memo.get(pattern);
			if (exposure === void 0) {
				if (memo.size >= longestMemo) memo.clear();
				exposure = judgeReaches(pattern);
				memo.set(pattern, exposure);
			}
			return exposure;
		}
	}
}
var longestMemo, memo;
var init_exposure = __esmMin((() => {
	init_pattern();
	init_registrable();
	init_text();
	longestMemo = 1e4;
	memo = new Map();
}));
// src/compare/admit.ts
function admittingNames(names, target, exposure, reading) {
	return names.filter(({ name, protocol, port }) => protocol === target.protocol && port === target.port && matches(name, target.name, { emptyRun: reading === "exposure" }) && checkName(name, { wildcards: protocol === "tls" }).length === 0 && acceptedVerdicts[reading].includes(judgeExposure(name, exposure).verdict));
}
var acceptedVerdicts;
var init_admit = __esmMin((() => {
	init_exposure();
	init_name();
	init_pattern();
	acceptedVerdicts = {
		coverage: ["allowed"],
		exposure: ["allowed", "suspicious"]
	};
}));
// src/compare/nearest-name.ts
function nearestName(names, target) {
	for (const explain of explanations) for (const declared of names) {
		const found = explain(declared, target);
		if (found !== void 0) return {
			declared,
			...found
		};
	}
	return typo(names, target);
}
function filledIn(pattern, name) {
	if (!isPattern(pattern)) return pattern;
	const labels = name.split(".");
	return pattern.split(".").map((label, index) => isPattern(label) && matches(label, labels[index] ?? "") ? labels[index] ?? label : label).join(".");
}
function typo(names, target) {
	let best;
	let least = Math.min(maxTypos, Math.floor(target.name.length / 5)) + 1;
	for (const declared of names) {
		if (Math.abs(declared.name.length - target.name.length) > maxTypos && !isPattern(declared.name)) continue;
		const typos = (0, import_fastest_levenshtein.distance)(filledIn(declared.name, target.name), target.name);
		if (typos > 0 && typos < least) {
			best = declared;
			least = typos;
		}
	}
	return best && {
		kind: "typo",
		declared: best,
		message: `did you mean ${quote(best.name)}?`
	};
}
var import_fastest_levenshtein, maxTypos, explanations, withoutFirstLabel;
var init_nearest_name = __esmMin((() => {
	import_fastest_levenshtein = require_fastest_levenshtein();
	init_pattern();
	init_text();
	maxTypos = 2;
	explanations = [
		({ name, protocol, port }, target) => protocol === target.protocol && port !== target.port && matches(name, target.name) ? {
			kind: "port",
			message: `${quote(name)} is declared on port ${port}, not on ${target.port}`
		} : void 0,
		({ name, protocol }, target) => protocol !== target.protocol && matches(name, target.name) ? {
			kind: "protocol",
			message: `${quote(name)} is declared for ${protocol}, not for ${target.protocol}`
		} : void 0,
		({ name, protocol, port }, target) => protocol === target.protocol && port === target.port && matches(name, target.name, { emptyRun: true }) ? {
			kind: "empty-run",
			message: `${quote(name)} would match only if "*" may stand for nothing, which is not known; write the name itself`
		} : void 0,
		({ name }, target) => {
			return isPattern(name) && matches(name, withoutFirstLabel(target.name)) ? {
				kind: "too-deep",
				message: `${quote(target.name)} is one label too deep for ${quote(name)}: a wildcard never crosses a dot`
			} : void 0;
		},
		({ name }, target) => isPattern(name) && withoutFirstLabel(name) === target.name ? {
			kind: "too-shallow",
			message: `${quote(name)} does not match ${quote(target.name)} itself`
		} : void 0
	];
	withoutFirstLabel = (name) => name.slice(name.indexOf(".") + 1);
}));
// src/compare/run-tests.ts
var run_tests_exports = __exportAll({
	runTests: () => runTests,
	testChecks: () => testChecks
});
function runTests(tree, policies) {
	const findings = [];
	const passed = [];
	for (const policy of policies) {
		const deployed = networksOf(policy, tree.settings.networks).map((network) => ({
			network,
			names: resolveNames(tree, policy, network)
		}));
		for (const test of policy.tests) {
			const failure = runTest(policy, test, deployed);
			if (failure === void 0) passed.push(passedTest(policy, test));
			else findings.push(failure);
		}
	}
	return {
		findings,
		passed
	};
}
function passedTest({ source }, test) {
	return {
		name: nameOf(test),
		file: source.path,
		line: regionOf(source, test.at.span).line
	};
}
function runTest(policy, test, deployed) {
	const fail = (check, problem) => toFinding(check, "error", {
		file: policy.source,
		at: test.target,
		evidence: { test: nameOf(test) },
		...problem
	});
	const target = parseTarget(test.target.value);
	if (!isTarget(target)) return fail("policy/test-target-invalid", target);
	return test.expect === "allow" ? expectAllowed(target, deployed, fail) : expectBlocked(policy, target, deployed, fail);
}
function expectAllowed(target, deployed, fail) {
	if (deployed.length === 0) return fail("test/not-allowed", {
		message: `${quote(target.name)} passes nowhere: the policy is deployed to no network`,
		help: "write under `networks` where the policy is deployed"
	});
	const admitted = (reading, { network, names }) => admittingNames(names, target, network.preferences.wildcardExposure, reading).length > 0;
	const missing = deployed.filter((network) => !admitted("coverage", network));
	if (missing.length === 0) return void 0;
	return fail("test/not-allowed", {
		message: `no entry ${missing.some((network) => admitted("exposure", network)) ? "surely admits" : "admits"} ${quote(target.name)} on ${target.protocol} port ${target.port} in ${networkList(missing)}`,
		help: allowHelp(target, missing, deployed.filter((network) => !missing.includes(network)))
	});
}
function allowHelp(target, missing, admitting) {
	const near = missing.map(({ names }) => nearestName(names, target)).find((found) => found !== void 0);
	if (near !== void 0) return near.message;
	return admitting.length > 0 ? `it is declared for ${networkList(admitting)} only` : `add an entry with ${target.protocol}: [${target.name}]`;
}
function expectBlocked(policy, target, deployed, fail) {
	const open = deployed.flatMap(({ network, names }) => admittingNames(names, target, network.preferences.wildcardExposure, "exposure").map((name) => ({
		network,
		name
	})));
	const [first] = open;
	if (first === void 0) return void 0;
	const { name } = first;
	const networks = [...new Set(open.map(({ network }) => quote(network.name)))].join(" and ");
	const surely = open.some(({ network, name: admitting }) => admittingNames([admitting], target, network.preferences.wildcardExposure, "coverage").length > 0);
	return fail("test/not-blocked", {
		message: `${quote(name.name)} ${surely ? "admits" : "might admit"} ${quote(target.name)} on ${target.protocol} port ${target.port} in ${networks}`,
		help: "narrow the entry, or remove the test",
		related: [...new Set(open.map((each) => each.name.at))].map((at) => ({
			message: "admitted here",
			file: policy.source,
			at
		}))
	});
}
var testChecks, nameOf, networkList;
var init_run_tests = __esmMin((() => {
	init_text();
	init_check$1();
	init_finding();
	init_source_file();
	init_resolve();
	init_target();
	init_admit();
	init_nearest_name();
	testChecks = [defineCheckInfo({
		id: "test/not-allowed",
		summary: "a name that a test expects to pass is not allowed",
		why: "The test says that the app needs this name. In at least one network of the policy no entry surely admits it, so the firewall would block the connection.",
		repair: "Add an entry for the name, or repair the one that the finding names. If the app does not need it any more, remove the test.",
		severity: "error",
		configurable: false
	}), defineCheckInfo({
		id: "test/not-blocked",
		summary: "a name that a test expects to be blocked could pass",
		why: "The test says that the app must not reach this name. An entry admits it, or admits it in one of the readings of `*` that the firewall's documentation leaves open.",
		repair: "Narrow the entry that the finding points at. If the app may reach the name, remove the test.",
		severity: "error",
		configurable: false,
		security: true
	})];
	nameOf = ({ expect, target }) => `${expect} ${target.value}`;
	networkList = (deployed) => deployed.map(({ network }) => quote(network.name)).join(" and ");
}));
// src/findings/review-checks.ts
var read, reviewChecks;
var init_review_checks = __esmMin((() => {
	init_check$1();
	read = "Read the change with the app's owners. Nothing has to be repaired where it is meant.";
	reviewChecks = [
		defineCheckInfo({
			id: "review/guardrail-loosened",
			summary: "the change loosens a guardrail",
			why: "Guardrails hold for every app. Whoever loosens one lets later changes pass that would have been stopped.",
			repair: "Let those who own the guardrails approve it, in a pull request of its own.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/severity-lowered",
			summary: "the change lowers the severity of a check",
			why: "Findings of that check no longer stop anything, in any policy.",
			repair: "Suppress single findings with a reason instead, or let those who own the guardrails approve it.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/exposure-changed",
			summary: "the change says that a deployment takes other wildcards",
			why: "Which wildcards the firewall takes is one of its preferences. The settings only repeat it: where they say more than it does, patterns are thought to work that do not; where it takes more, patterns admit what anyone can register.",
			repair: "Compare it with the deployment's parameter in AWS.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/network-changed",
			summary: "the change adds, removes or moves a network",
			why: "A network is a place where policies are deployed. Another region, VPC or account moves every app of it.",
			repair: read,
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/risky-name",
			summary: "a name becomes reachable behind which strangers can receive data",
			why: "An allowlist of names cannot tell your bucket, repository or tunnel from an attacker's when both have the same name.",
			repair: "Use a name that only you control. Where the name is needed, say in the entry's reason for what.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/refused-name",
			summary: "a name becomes reachable that the policy refused until now",
			why: "Somebody had decided that the app must not reach it, and gave a reason.",
			repair: "Ask whoever refused it.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/window-extended-again",
			summary: "a see-thru window is made longer once more",
			why: "A window that is extended again and again is an app without an allowlist: nothing is blocked while it is open.",
			repair: "Write the entries for what has been seen (`discriminat-policy suggest`) and let the window end.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/window-opened",
			summary: "a see-thru window is opened, or reaches more ports",
			why: "While it is open, the app reaches everything on these ports.",
			repair: read,
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/window-extended",
			summary: "a see-thru window is made longer",
			why: "While it is open, the app reaches everything on these ports.",
			repair: read,
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/traffic-cut",
			summary: "the change would have blocked connections that were seen",
			why: "The snapshot holds connections that the policies admitted before and no longer do.",
			repair: "Keep the names that are needed, or list them under `refuse` with a reason.",
			severity: "warning"
		}),
		defineCheckInfo({
			id: "review/groups-raised-with-names",
			summary: "one change raises security_groups and adds names",
			why: "Names may move into a Security Group that is not attached to anything yet, and are blocked until it is.",
			repair: "Raise `security_groups` first and attach the new groups; then add the names.",
			severity: "warning"
		}),
		defineCheckInfo({
			id: "review/suppression-added",
			summary: "the change suppresses findings of a check",
			why: "A suppression takes a finding away from everybody who comes later.",
			repair: "Judge its reason.",
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/tests-removed",
			summary: "the change removes tests of a policy",
			why: "A test says what must pass or must not. Without it nobody notices when that changes.",
			repair: "Keep the test, or say why it no longer holds.",
			severity: "warning"
		}),
		defineCheckInfo({
			id: "review/not-deployable",
			summary: "a policy holds names that cannot be deployed",
			why: "They are no names of the policy language and not part of the comparison; `synth` refuses them.",
			repair: "Run `discriminat-policy lint` and repair them.",
			severity: "warning"
		}),
		defineCheckInfo({
			id: "review/base-incomplete",
			summary: "the base could not be read completely",
			why: "What could not be read there counts as new here, so that nothing new is overlooked.",
			repair: "Nothing has to be done once the change that repairs the base is merged.",
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/name-wider",
			summary: "a name becomes reachable",
			why: "This is what a reviewer approves: an app may reach what it could not reach before.",
			repair: read,
			severity: "warning",
			security: true
		}),
		defineCheckInfo({
			id: "review/team-changed",
			summary: "an app belongs to another team",
			why: "Ownership of the file, and with it who approves changes, moves along.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/app-added",
			summary: "an app is new",
			why: "It gets Security Groups of its own, which take effect where they are attached.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/app-removed",
			summary: "an app is removed",
			why: "Its Security Groups are destroyed. AWS refuses that while they are attached.",
			repair: "Detach the groups first.",
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/bundle-changed",
			summary: "a bundle holds other names than before",
			why: "It changes every app that uses the bundle, though none of their files changes.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/groups-changed",
			summary: "an app has more or fewer Security Groups",
			why: "New groups take effect where they are attached; removed ones cannot be destroyed while they are.",
			repair: "Attach new groups before names are added, and detach groups before they are removed.",
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/see-thru-group",
			summary: "a see-thru window moves to another Security Group",
			why: "It takes effect where that group is attached.",
			repair: "Attach or detach the group of the window.",
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/refusal-removed",
			summary: "a name is no longer refused",
			why: "Nothing is admitted by that alone. Connections to it are reported as missing again.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/refusal-added",
			summary: "a name is refused",
			why: "Connections to it are meant to stay blocked and are no longer reported.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/window-narrower",
			summary: "a see-thru window is closed, shortened, or reaches fewer ports",
			why: "What nothing but the window let pass is blocked from then on.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/name-narrower",
			summary: "a name is no longer reachable",
			why: "Connections to it are blocked once the change is deployed.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/guardrail-tightened",
			summary: "the change tightens a guardrail",
			why: "Policies that were good may have findings from now on.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/severity-raised",
			summary: "the change raises the severity of a check",
			why: "Findings of that check may stop later changes.",
			repair: read,
			severity: "info"
		}),
		defineCheckInfo({
			id: "review/suppression-removed",
			summary: "findings of a check are no longer suppressed",
			why: "They are reported again.",
			repair: read,
			severity: "info"
		})
	];
}));
// src/lint/check.ts
function defineCheck(definition) {
	return definition;
}
var init_check = __esmMin((() => {}));
// src/lint/checks/groups/description-too-long.ts
var descriptionTooLong;
var init_description_too_long = __esmMin((() => {
	init_annotation();
	init_places();
	init_check();
	descriptionTooLong = defineCheck({
		id: "groups/description-too-long",
		summary: "a name is too long for the description of a rule",
		why: `A rule's description has at most 255 characters ([AWS](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html)), of which the annotation's prefix takes 16. A name with more than 239 cannot be deployed.`,
		repair: "Cover the name with a pattern: `*` for its longest label.",
		severity: "error",
		run: ({ deployments }, report) => {
			for (const { policy, names } of deployments) for (const item of names) {
				if (item.name.length <= 239) continue;
				report({
					...originOf$1(policy, item),
					networks: item.networks,
					message: `${subjectOf(item)} has ${item.name.length} characters; a rule's description has room for 239`,
					help: "cover it with a pattern, with * for its longest label"
				});
			}
		}
	});
}));
// src/lint/checks/groups/group-name-reserved.ts
var reservedPrefix, groupNameReserved;
var init_group_name_reserved = __esmMin((() => {
	init_text();
	init_check();
	reservedPrefix = "sg-";
	groupNameReserved = defineCheck({
		id: "groups/group-name-reserved",
		summary: "an app's Security Group would have a name that AWS refuses",
		why: `Groups are named after their app, and AWS [refuses](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html) names that start with \`${reservedPrefix}\`.`,
		repair: "Choose another name for the app.",
		severity: "error",
		run: ({ tree }, report) => {
			for (const { source, app } of tree.policies) {
				if (app === void 0 || !app.value.toLowerCase().startsWith(reservedPrefix)) continue;
				report({
					file: source,
					at: app,
					message: `the app ${quote(app.value)} starts with ${quote(reservedPrefix)}; AWS refuses Security Groups with such names`,
					help: "choose another name for the app"
				});
			}
		}
	});
}));
// src/lint/checks/groups/group-name-taken.ts
function placeOf$1({ region, vpcId }) {
	return typeof vpcId === "string" ? `${region} ${vpcId}` : `${region} variable ${vpcId.variable}`;
}
var groupNameTaken;
var init_group_name_taken = __esmMin((() => {
	init_text();
	init_places();
	init_check();
	groupNameTaken = defineCheck({
		id: "groups/group-name-taken",
		summary: "two Security Groups would have the same name in one VPC",
		why: "AWS wants names of Security Groups to be unique in a VPC, whatever their case. Two networks with the same region and VPC that deploy the same app would both create `<app>-egress`; the second one fails half-way through an apply.",
		repair: "Deploy the app to one of the networks only, or correct the `vpc_id` that was copied.",
		severity: "error",
		run: ({ tree, securityGroups }, report) => {
			const first = new Map();
			for (const { policy, network, groups } of securityGroups()) for (const { name } of groups) {
				const key = `${placeOf$1(network)} ${name.toLowerCase()}`;
				const earlier = first.get(key);
				if (earlier === void 0) first.set(key, {
					policy,
					network
				});
				if (earlier === void 0 || earlier.policy !== policy) continue;
				report({
					file: policy.source,
					at: policy.networks?.find(({ value }) => value === network.name) ?? headOf(policy),
					message: `the Security Group ${quote(name)} of ${quote(network.name)} already exists in ${quote(earlier.network.name)}, which is the same VPC`,
					help: "deploy the app to one of the two, or correct the vpc_id",
					related: [{
						message: `the VPC of ${quote(earlier.network.name)}`,
						file: tree.settings.source,
						at: earlier.network.at
					}, {
						message: `the VPC of ${quote(network.name)}`,
						file: tree.settings.source,
						at: network.at
					}]
				});
			}
		}
	});
}));
// src/lint/checks/groups/quotas-impossible.ts
var maxRulesPerInterface, quotasImpossible;
var init_quotas_impossible = __esmMin((() => {
	init_text();
	init_check();
	maxRulesPerInterface = 1e3;
	quotasImpossible = defineCheck({
		id: "groups/quotas-impossible",
		summary: "a network has quotas that AWS does not grant together",
		why: `The quota of rules in a Security Group times the quota of Security Groups on a network interface cannot exceed [${maxRulesPerInterface}](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). With wrong numbers in the settings, lint accepts what AWS refuses.`,
		repair: "Write the quotas that the account really has.",
		severity: "error",
		run: ({ tree }, report) => {
			for (const { name, at, quotas } of tree.settings.networks) {
				const { rulesPerSecurityGroup: rules, securityGroupsPerInterface: groups } = quotas;
				if (rules * groups <= maxRulesPerInterface) continue;
				report({
					file: tree.settings.source,
					at,
					message: `the quotas of ${quote(name)} multiply to ${rules} × ${groups} = ${rules * groups}; AWS grants at most ${maxRulesPerInterface}`,
					help: "write the quotas that the account really has"
				});
			}
		}
	});
}));
// src/lint/checks/groups/rules-over-quota.ts
var rulesOverQuota;
var init_rules_over_quota = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_check();
	rulesOverQuota = defineCheck({
		id: "groups/rules-over-quota",
		summary: "a Security Group has more rules than the quota permits",
		why: "AWS accepts 60 outbound rules in a Security Group unless [the quota](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html) was raised. Terraform finds out half-way through an apply.",
		repair: "Use fewer ports, cover names with patterns, or have the quota raised and say so in the network's `quotas.rules_per_security_group`.",
		severity: "error",
		run: ({ securityGroups }, report) => {
			for (const { policy, network, groups } of securityGroups()) {
				const quota = network.quotas.rulesPerSecurityGroup;
				for (const { name, rules } of groups) {
					if (rules <= quota) continue;
					report({
						file: policy.source,
						at: policy.securityGroups ?? headOf(policy),
						networks: [network],
						message: `the Security Group ${quote(name)} needs ${count(rules, "rule")}; the network's quota is ${quota}`,
						help: "use fewer ports, cover names with patterns, or have the quota raised and set quotas.rules_per_security_group"
					});
				}
			}
		}
	});
}));
// src/lint/checks/groups/slots-exceeded.ts
function helpFor({ port, sharedWith, securityGroupsNeeded }) {
	if (sharedWith.length > 0) return `port ${port} is shared with ${wordList(sharedWith)}, so that further groups are no help: use another port, or split the app`;
	return securityGroupsNeeded === void 0 ? "cover names with patterns, or split the app into two policies" : `first deploy \`security_groups: ${securityGroupsNeeded}\` and attach the new groups, then add the names`;
}
var slotsExceeded;
var init_slots_exceeded = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_limits();
	init_check();
	slotsExceeded = defineCheck({
		id: "groups/slots-exceeded",
		summary: "a policy's names do not fit into its Security Groups",
		why: `A group holds at most 33 rules of one protocol and port: AWS refuses a second rule with the same CIDR, and there are 33 of the form \`0.0.0.0/n\`. Further groups never appear by themselves, because names in a group that nobody attached would be blocked.`,
		repair: "Raise `security_groups` in two steps. First raise the number, deploy, and attach the new group (`<app>-egress-2`) wherever the first one is attached. Then add the names. Or cover names with a pattern. On a port that tls, ssh or a see-thru window share, further groups are no help: use another port, or split the app.",
		severity: "error",
		run: ({ securityGroups }, report) => {
			for (const { policy, network, problems } of securityGroups()) for (const problem of problems) {
				if (problem.kind !== "slots-exceeded") continue;
				const { protocol, port, names, slots } = problem;
				report({
					file: policy.source,
					at: policy.securityGroups ?? headOf(policy),
					networks: [network],
					message: `${count(names, "name")} for ${protocol} on port ${port} do not fit into the ${count(slots, "rule")} that the Security Groups of ${quote(policy.app?.value ?? "")} have for them`,
					help: helpFor(problem)
				});
			}
		}
	});
}));
// src/lint/checks/groups/too-many-groups.ts
var tooManyGroups;
var init_too_many_groups = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_check();
	tooManyGroups = defineCheck({
		id: "groups/too-many-groups",
		summary: "an app has more Security Groups than a network interface takes",
		why: "All groups of an app have to be attached together. AWS attaches 5 to one network interface unless [the quota](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html) was raised, 16 at most; the app's other groups count too.",
		repair: "Cover names with patterns so that fewer groups do, use `see_thru: {group: same}`, or have the quota raised and say so in the network's `quotas.security_groups_per_interface`.",
		severity: "error",
		run: ({ securityGroups }, report) => {
			for (const { policy, network, groups } of securityGroups()) {
				const quota = network.quotas.securityGroupsPerInterface;
				if (groups.length <= quota) continue;
				report({
					file: policy.source,
					at: policy.securityGroups ?? headOf(policy),
					networks: [network],
					message: `${quote(policy.app?.value ?? "")} has ${count(groups.length, "Security Group")}; a network interface takes ${quota}`,
					help: "lower security_groups, or have the quota raised and set quotas.security_groups_per_interface"
				});
			}
		}
	});
}));
// src/lint/checks/policy/admits-nothing.ts
var admitsNothing;
var init_admits_nothing = __esmMin((() => {
	init_text();
	init_places();
	init_check();
	admitsNothing = defineCheck({
		id: "policy/admits-nothing",
		summary: "a policy admits nothing",
		why: "The app gets a Security Group without rules: everything is blocked. That may be what you want.",
		repair: "Add entries under `allow`, or open a `see_thru` window to learn what the app needs.",
		severity: "info",
		run: ({ tree }, report) => {
			for (const policy of tree.policies) {
				if (policy.allow.length > 0 || policy.seeThru !== void 0) continue;
				report({
					file: policy.source,
					at: headOf(policy),
					message: `the policy admits nothing: all egress of ${policy.app === void 0 ? "the app" : quote(policy.app.value)} is blocked`,
					help: "add entries under `allow`, or a `see_thru` window"
				});
			}
		}
	});
}));
// src/lint/checks/policy/app-duplicated.ts
var appDuplicated;
var init_app_duplicated = __esmMin((() => {
	init_text();
	init_check();
	appDuplicated = defineCheck({
		id: "policy/app-duplicated",
		summary: "two policies are for the same app",
		why: "Security Groups are named after the app, and the name is unique in a VPC. Two policies would fight over one group.",
		repair: "Put all entries into one policy, or give the apps different names.",
		severity: "error",
		run: ({ tree }, report) => {
			const first = new Map();
			for (const policy of tree.policies) {
				const { source, app } = policy;
				if (app === void 0) continue;
				const earlier = first.get(app.value);
				if (earlier?.app === void 0) {
					first.set(app.value, policy);
					continue;
				}
				report({
					file: source,
					at: app,
					message: `the app ${quote(app.value)} already has a policy, ${quote(earlier.source.path)}; an app has one`,
					help: "put all entries into one policy, or give the apps different names",
					related: [{
						message: "the other policy",
						file: earlier.source,
						at: earlier.app
					}]
				});
			}
		}
	});
}));
// src/lint/checks/policy/app-not-file-name.ts
var appNotFileName;
var init_app_not_file_name = __esmMin((() => {
	init_text();
	init_check();
	appNotFileName = defineCheck({
		id: "policy/app-not-file-name",
		summary: "a policy's file is not named after its app",
		why: "People look for an app's policy by the name of the file.",
		repair: "Rename the file to `<app>.yaml`. Renaming the app instead would replace its Security Group.",
		severity: "warning",
		run: ({ tree }, report) => {
			for (const { source, app } of tree.policies) {
				if (app === void 0) continue;
				const fileName = source.path.slice(source.path.lastIndexOf("/") + 1);
				if (fileName.replace(/\.ya?ml$/, "") === app.value) continue;
				report({
					file: source,
					at: app,
					message: `the app is ${quote(app.value)}, but the file is named ${quote(fileName)}`,
					help: `rename the file to ${app.value}.yaml`
				});
			}
		}
	});
}));
// src/lint/checks/policy/bundle-duplicated.ts
var bundleDuplicated;
var init_bundle_duplicated = __esmMin((() => {
	init_text();
	init_check();
	bundleDuplicated = defineCheck({
		id: "policy/bundle-duplicated",
		summary: "two bundles have the same name",
		why: "Only the first file counts, in the order of the paths; the other one's names are silently not admitted.",
		repair: "Give each bundle a name of its own, or put all names into one file.",
		severity: "error",
		run: ({ tree }, report) => {
			const first = new Map();
			for (const bundle of tree.bundles) {
				const { source, name, at } = bundle;
				const earlier = first.get(name);
				if (earlier === void 0) first.set(name, bundle);
				if (source === void 0 || earlier?.source === void 0) continue;
				report({
					file: source,
					at,
					message: `the bundle ${quote(name)} is already defined in ${quote(earlier.source.path)}, and only that one counts`,
					help: "give it a name of its own",
					related: [{
						message: "defined here first",
						file: earlier.source,
						at: earlier.at
					}]
				});
			}
		}
	});
}));
// src/lint/checks/policy/bundle-shadows-built-in.ts
var bundleShadowsBuiltIn;
var init_bundle_shadows_built_in = __esmMin((() => {
	init_text();
	init_built_in_bundles();
	init_check();
	bundleShadowsBuiltIn = defineCheck({
		id: "policy/bundle-shadows-built-in",
		summary: "a bundle of the tree replaces a built-in one",
		why: "Every entry that refers to the name gets the tree's list. A reader of `bundle: aws/ssm` expects the documented one.",
		repair: "Choose a name of your own, such as `company/ssm`. If the replacement is meant, suppress the finding with the reason.",
		severity: "warning",
		run: ({ tree }, report) => {
			for (const { source, name, at } of tree.bundles) {
				if (source === void 0 || !builtInBundles.has(name)) continue;
				report({
					file: source,
					at,
					message: `the bundle ${quote(name)} replaces the built-in bundle of that name`,
					help: "choose a name of your own"
				});
			}
		}
	});
}));
// src/lint/checks/policy/bundle-unknown.ts
var bundleUnknown;
var init_bundle_unknown = __esmMin((() => {
	init_text();
	init_built_in_bundles();
	init_resolve();
	init_check();
	init_did_you_mean();
	bundleUnknown = defineCheck({
		id: "policy/bundle-unknown",
		summary: "an entry refers to a bundle that does not exist",
		why: "Such an entry admits nothing.",
		repair: "Write the name of a [built-in bundle](bundles.md), or that of a file's `bundle:` in `policies/bundles/`.",
		severity: "error",
		run: ({ tree }, report) => {
			const known = [...tree.bundles.map(({ name }) => name), ...builtInBundles.keys()];
			for (const { source, allow } of tree.policies) for (const { bundle } of allow) {
				if (bundle === void 0 || findBundle(tree, bundle.value) !== void 0) continue;
				report({
					file: source,
					at: bundle,
					message: `${quote(bundle.value)} is not a bundle: neither built in nor in the tree's bundles/`,
					help: didYouMean(bundle.value, known, "write a built-in bundle's name, or add a file to bundles/")
				});
			}
		}
	});
}));
// src/lint/checks/policy/date-invalid.ts
var dateInvalid;
var init_date_invalid = __esmMin((() => {
	init_text();
	init_dates();
	init_check();
	dateInvalid = defineCheck({
		id: "policy/date-invalid",
		summary: "a date is not in the calendar",
		why: "Tools disagree about what 30 February means. A see-thru window with such a date might never open, or never close.",
		repair: "Write a day that exists, as `YYYY-MM-DD`. It is inclusive: access ends after that day.",
		severity: "error",
		run: ({ tree }, report) => {
			for (const { source, allow, seeThru } of tree.policies) for (const date of [...allow.map(({ expires }) => expires), seeThru?.until]) {
				if (date === void 0 || isDate(date.value)) continue;
				report({
					file: source,
					at: date,
					message: `${quote(date.value)} is not a day of the calendar`,
					help: "write a date as YYYY-MM-DD"
				});
			}
		}
	});
}));
// src/discriminat/label-language.ts
function tokensOf(label, { emptyRun = false }) {
	const tokens = [];
	for (const character of label.split("")) {
		if (character === "?" || character === "*" && !emptyRun) tokens.push(any);
		if (character === "*") tokens.push(run);
		if (character !== "?" && character !== "*") tokens.push(character.charCodeAt(0));
	}
	return tokens;
}
function accepts(token, code) {
	return token < 0 ? isWild(code) : token === code;
}
function append(before, code) {
	return {
		code,
		length: (before?.length ?? 0) + 1,
		before
	};
}
function spell(word) {
	let text = "";
	for (let step = word; step !== void 0; step = step.before) text = String.fromCharCode(step.code) + text;
	return text;
}
function search$1(start, costOf, visit) {
	const waiting = [];
	let cheapest = 0;
	const goOn = (state) => {
		const cost = costOf(state);
		waiting[cost] ??= [];
		waiting[cost].push(state);
		cheapest = Math.min(cheapest, cost);
	};
	goOn(start);
	while (cheapest < waiting.length) {
		const state = waiting[cheapest]?.pop();
		if (state === void 0) {
			cheapest += 1;
			continue;
		}
		const found = visit(state, goOn);
		if (found !== void 0) return spell(found);
	}
}
function mayFollow(word, code, hostNames) {
	return !hostNames || code !== hyphen || word !== void 0;
}
function mayEnd(word, hostNames) {
	return word !== void 0 && !(hostNames && word.code === hyphen);
}
function edgeOf(word, hostNames) {
	return word === void 0 ? 0 : mayEnd(word, hostNames) ? 1 : 2;
}
function findShared(a, b, hostNames) {
	const seen = new Set();
	const start = {
		i: 0,
		j: 0,
		word: void 0
	};
	const costOf = ({ word }) => word?.length ?? 0;
	return search$1(start, costOf, ({ i, j, word }, goOn) => {
		const key = (i * (b.length + 1) + j) * 3 + edgeOf(word, hostNames);
		if (seen.has(key)) return void 0;
		seen.add(key);
		const left = a[i];
		const right = b[j];
		if (left === void 0 && right === void 0 && mayEnd(word, hostNames)) return word;
		if (left === run) goOn({
			i: i + 1,
			j,
			word
		});
		if (right === run) goOn({
			i,
			j: j + 1,
			word
		});
		if (left === void 0 || right === void 0) return void 0;
		const code = left >= 0 ? left : right >= 0 ? right : filler;
		if (accepts(left, code) && accepts(right, code) && mayFollow(word, code, hostNames)) goOn({
			i: left === run ? i : i + 1,
			j: right === run ? j : j + 1,
			word: append(word, code)
		});
	});
}
function createTracker(tokens, starts = 1n) {
	let runs = 0n;
	for (const [position, token] of tokens.entries()) if (token === run) runs |= 1n << BigInt(position);
	const accepting = new Map();
	const acceptingAt = (code) => {
		let bits = accepting.get(code);
		if (bits === void 0) {
			bits = 0n;
			for (const [position, token] of tokens.entries()) if (accepts(token, code)) bits |= 1n << BigInt(position);
			accepting.set(code, bits);
		}
		return bits;
	};
	const skipRuns = (positions) => {
		let reached = positions;
		for (let more = reached & runs; more !== 0n; more &= runs) {
			more <<= 1n;
			reached |= more;
		}
		return reached;
	};
	return {
		start: skipRuns(starts),
		end: 1n << BigInt(tokens.length),
		step(positions, code) {
			const moving = positions & acceptingAt(code);
			return skipRuns(moving & runs | (moving & ~runs) << 1n);
		}
	};
}
function findFarWord({ tokens, tracker }, b, hostNames, judge, spend = () => true) {
	const letters = new Set(tokens);
	const fresh = wildCodes.find((code) => code !== hyphen && !letters.has(code));
	const choices = fresh === void 0 ? wildCodes : [fresh];
	const seen = new Map();
	const start = {
		j: 0,
		reached: tracker.start,
		word: void 0
	};
	const costOf = ({ reached, word }) => {
		return reached.toString(2).replaceAll("0", "").length * 63 + Math.min(word?.length ?? 0, 62);
	};
	return search$1(start, costOf, ({ j, reached, word }, goOn) => {
		const key = j * 3 + edgeOf(word, hostNames);
		const smaller = seen.get(key) ?? [];
		if (!spend(1 + smaller.length) || smaller.some((set) => (set & reached) === set)) return void 0;
		seen.set(key, [...smaller.filter((set) => (set & reached) !== reached), reached]);
		const token = b[j];
		if (token === void 0) return mayEnd(word, hostNames) && judge(spell(word), reached) === "found" ? word : void 0;
		if (token === run) goOn({
			j: j + 1,
			reached,
			word
		});
		for (const code of token < 0 ? choices : [token]) {
			if (!mayFollow(word, code, hostNames)) continue;
			goOn({
				j: token === run ? j : j + 1,
				reached: tracker.step(reached, code),
				word: append(word, code)
			});
		}
	});
}
function findOutside(a, b, hostNames) {
	const tracker = createTracker(a);
	return findFarWord({
		tokens: a,
		tracker
	}, b, hostNames, (_, reached) => (reached & tracker.end) === 0n ? "found" : "go on");
}
function sharedWord(a, b, reading) {
	if (!isPattern(a)) return matches(b, a, reading) ? a : void 0;
	if (!isPattern(b)) return matches(a, b, reading) ? b : void 0;
	const plausible = plausibleWords$1.find((word) => matches(a, word, reading) && matches(b, word, reading));
	if (plausible !== void 0) return plausible;
	const left = tokensOf(a, reading);
	const right = tokensOf(b, reading);
	return findShared(left, right, true) ?? findShared(left, right, false);
}
function wordOutside(a, b, reading) {
	if (a === b) return void 0;
	if (!isPattern(b)) return matches(a, b, reading) || !matches(b, b, reading) ? void 0 : b;
	const plausible = plausibleWords$1.find((word) => matches(b, word, reading) && !matches(a, word, reading));
	if (plausible !== void 0) return plausible;
	const left = tokensOf(a, reading);
	const right = tokensOf(b, reading);
	return findOutside(left, right, true) ?? findOutside(left, right, false);
}
var any, run, separator, hyphen, filler, wildCodes, plausibleWords$1;
var init_label_language = __esmMin((() => {
	init_name_problems();
	init_pattern();
	any = -1;
	run = -2;
	separator = 1114112;
	hyphen = 45;
	filler = 97;
	wildCodes = [..."abcdefghijklmnopqrstuvwxyz0123456789-"].map((character) => character.charCodeAt(0));
	plausibleWords$1 = [
		"www",
		"api",
		"app",
		"anyone"
	];
}));
// src/discriminat/pattern-language.ts
function ask(reading, question) {
	for (const one of reading === void 0 ? bothReadings : [reading]) {
		const answer = question(one);
		if (answer !== void 0) return answer;
	}
}
function toName(labels) {
	return labels.includes(void 0) ? void 0 : labels.join(".");
}
function endDiffers(a, b) {
	for (let back = 1; back <= a.length && back <= b.length; back += 1) {
		const left = a[a.length - back];
		const right = b[b.length - back];
		if (left === "*" || left === "?" || right === "*" || right === "?") return false;
		if (left !== right) return true;
	}
	return false;
}
function overlaps(a, b, reading) {
	if (endDiffers(a, b)) return void 0;
	return ask(reading, (one) => {
		if (!isPattern(a)) return matches(b, a, one) ? a : void 0;
		const left = a.split(".");
		const right = b.split(".");
		if (left.length !== right.length) return void 0;
		const words = [];
		for (let index = left.length - 1; index >= 0; index -= 1) {
			const word = sharedWord(left[index] ?? "", right[index] ?? "", one);
			if (word === void 0) return void 0;
			words.push(word);
		}
		return words.reverse().join(".");
	});
}
function witnessOutside(a, b, reading) {
	return ask(reading, (one) => {
		if (!isPattern(b)) return matches(a, b, one) ? void 0 : b;
		const left = a.split(".");
		const right = b.split(".");
		const some = right.map((label) => sharedWord(label, label, one));
		if (left.length !== right.length) return toName(some);
		const found = right.flatMap((label, index) => {
			const word = wordOutside(left[index] ?? "", label, one);
			return word === void 0 ? [] : [some.with(index, word)];
		});
		return toName(found.find((labels) => labels.every((label) => !/^-|-$/.test(label ?? ""))) ?? found[0] ?? [void 0]);
	});
}
function includes(a, b, reading) {
	return witnessOutside(a, b, reading) === void 0;
}
var bothReadings;
var init_pattern_language = __esmMin((() => {
	init_label_language();
	init_pattern();
	bothReadings = [{ emptyRun: false }, { emptyRun: true }];
}));
// src/lint/redundancy.ts
function redundancies(context) {
	let found = kept$1.get(context);
	if (found === void 0) {
		found = context.deployments.flatMap(redundanciesOf);
		kept$1.set(context, found);
	}
	return found;
}
function redundanciesOf({ policy, names }) {
	const patterns = names.filter(({ name }) => isPattern(name)).map((item) => ({
		item,
		tail: tailOf(item.name)
	}));
	const repeated = repeatedNames(names);
	const coversOf = (item) => {
		const same = repeated.get(item.name)?.filter((other) => standsFor(other, item)) ?? [];
		const wider = patterns.filter(({ item: other, tail }) => item.name.endsWith(tail) && shadows(other, item));
		return wider.length === 0 ? same : [...same, ...wider.map((pattern) => pattern.item)];
	};
	const found = new Map();
	for (const item of names) {
		if (item.bundle !== void 0) continue;
		const { at: name, networks } = item;
		if (found.has(name) && found.get(name) === void 0) continue;
		const covers = coversOf(item);
		const [cover] = covers;
		const everywhere = networks.every((network) => covers.some((other) => other.networks.includes(network)));
		if (cover === void 0 || !everywhere) {
			found.set(name, void 0);
			continue;
		}
		const kind = cover.name === item.name && found.get(name)?.kind !== "shadowed" ? "duplicate" : "shadowed";
		found.set(name, {
			policy,
			name,
			kind,
			cover
		});
	}
	return [...found.values()].filter((redundancy) => redundancy !== void 0);
}
function repeatedNames(names) {
	const seen = new Set();
	const repeated = new Set();
	for (const { name } of names) (seen.has(name) ? repeated : seen).add(name);
	return new Map([...repeated].map((name) => [name, names.filter((item) => item.name === name)]));
}
function tailOf(pattern) {
	return pattern.slice(Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?")) + 1);
}
function standsFor(other, item) {
	if (other.protocol !== item.protocol || other.port !== item.port) return false;
	return other.at !== item.at && (other.bundle !== void 0 || other.at.span.start < item.at.span.start);
}
function shadows(other, item) {
	if (other.name === item.name || other.protocol !== item.protocol || other.port !== item.port) return false;
	const until = other.entry.expires?.value;
	if (until !== void 0 && !(item.entry.expires !== void 0 && item.entry.expires.value <= until)) return false;
	if (!isPattern(item.name)) return matches(other.name, item.name);
	if (!includes(other.name, item.name)) return false;
	return !includes(item.name, other.name) || other.at.span.start < item.at.span.start;
}
var kept$1;
var init_redundancy = __esmMin((() => {
	init_pattern();
	init_pattern_language();
	kept$1 = new WeakMap();
}));
// src/lint/checks/policy/duplicate-entry.ts
var duplicateEntry;
var init_duplicate_entry = __esmMin((() => {
	init_text();
	init_check();
	init_redundancy();
	duplicateEntry = defineCheck({
		id: "policy/duplicate-entry",
		summary: "a name is declared twice",
		why: "The second line admits nothing new. Whoever removes one of the two later believes that the access is gone.",
		repair: "Keep the line with the better reason, and remove the other. Where both expire, keep the later date.",
		severity: "warning",
		run: (context, report) => {
			for (const { policy, name, kind, cover } of redundancies(context)) {
				if (kind !== "duplicate") continue;
				const where = cover.bundle === void 0 ? "in this policy" : `by the bundle ${quote(cover.bundle.bundle.name)}`;
				report({
					file: policy.source,
					at: name,
					message: `${quote(name.value)} is already declared ${where}`,
					help: "remove one of the two lines",
					related: [{
						message: "declared here",
						file: policy.source,
						at: cover.at
					}]
				});
			}
		}
	});
}));
// src/lint/expiries.ts
function* expiriesOf(tree) {
	for (const policy of tree.policies) for (const entry of policy.allow) {
		const { expires } = entry;
		if (expires !== void 0 && isDate(expires.value)) yield {
			policy,
			entry,
			expires
		};
	}
}
function* windowsOf(tree) {
	for (const policy of tree.policies) {
		const { seeThru } = policy;
		if (seeThru?.until !== void 0 && isDate(seeThru.until.value)) yield {
			policy,
			seeThru,
			until: seeThru.until
		};
	}
}
var init_expiries = __esmMin((() => {
	init_dates();
}));
// src/lint/checks/policy/entry-expired.ts
var entryExpired;
var init_entry_expired = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	init_expiries();
	entryExpired = defineCheck({
		id: "policy/entry-expired",
		summary: "an entry has expired and is still deployed",
		why: "The firewall knows no expiry of names, and synthesis depends on the files alone. The names stay admitted until the lines go.",
		repair: "Remove the entry, or have a later date approved.",
		severity: "error",
		security: true,
		run: ({ tree, asOf }, report) => {
			for (const { policy, expires } of expiriesOf(tree)) {
				const days = daysBetween(expires.value, asOf);
				if (days <= 0) continue;
				report({
					file: policy.source,
					at: expires,
					message: `the entry expired on ${expires.value}, ${count(days, "day")} ago, and its names are still admitted`,
					help: "remove the entry, or have a later date approved"
				});
			}
		}
	});
}));
// src/lint/checks/policy/entry-expires-soon.ts
var entryExpiresSoon;
var init_entry_expires_soon = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	init_expiries();
	entryExpiresSoon = defineCheck({
		id: "policy/entry-expires-soon",
		summary: "an entry expires within a week",
		why: "After its last day the entry is an error, which stops unrelated changes.",
		repair: "Make sure that the app no longer needs the names and remove the entry, or have a later date approved.",
		severity: "warning",
		run: ({ tree, asOf }, report) => {
			for (const { policy, expires } of expiriesOf(tree)) {
				const days = daysBetween(asOf, expires.value);
				if (days < 0 || days > 7) continue;
				report({
					file: policy.source,
					at: expires,
					message: `the last day of the entry is ${expires.value}, ${inDays(days)}`,
					help: "remove the entry if the app no longer needs it, or have a later date approved"
				});
			}
		}
	});
}));
// src/lint/checks/policy/entry-lasts-too-long.ts
var entryLastsTooLong;
var init_entry_lasts_too_long = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	entryLastsTooLong = defineCheck({
		id: "policy/entry-lasts-too-long",
		summary: "an entry lasts longer than the guardrails permit",
		why: "`guardrails.entries.max_days` bounds how far ahead access may be granted, so that every entry is looked at again. An entry without `expires` lasts for ever.",
		repair: "Write an earlier `expires`, and renew it in a reviewed change when it comes near.",
		severity: "error",
		run: ({ tree, asOf }, report) => {
			const { maxDays } = tree.settings.guardrails.entries;
			if (maxDays === null) return;
			const latest = addDays(asOf, maxDays);
			for (const { source, allow } of tree.policies) for (const { at, expires } of allow) {
				if (expires !== void 0 && (!isDate(expires.value) || expires.value <= latest)) continue;
				const limit = `the guardrails permit ${count(maxDays, "day")}`;
				report({
					file: source,
					at: expires ?? at,
					message: expires === void 0 ? `the entry never expires; ${limit}` : `the entry lasts ${count(daysBetween(asOf, expires.value), "day")}; ${limit}`,
					help: `write \`expires: ${latest}\` or an earlier date`
				});
			}
		}
	});
}));
// src/lint/checks/policy/missing-reason.ts
var missingReason;
var init_missing_reason = __esmMin((() => {
	init_check();
	missingReason = defineCheck({
		id: "policy/missing-reason",
		summary: "an entry or a see-thru window has no reason",
		why: "Whoever reviews the policy next year has to know what would break without the line. The guardrails ask for it by default (`guardrails.entries.require`, `guardrails.see_thru.require`).",
		repair: "Add `reason:` with what the app does there.",
		severity: "error",
		run: ({ tree }, report) => {
			const { entries, seeThru } = tree.settings.guardrails;
			const help = "add `reason:` with what the app does there";
			for (const policy of tree.policies) {
				const file = policy.source;
				if (entries.require.includes("reason")) {
					for (const { at, reason } of policy.allow) if (reason === void 0) report({
						file,
						at,
						message: "the entry has no reason; the guardrails require one",
						help
					});
				}
				if (policy.seeThru !== void 0 && policy.seeThru.reason === void 0 && seeThru.require.includes("reason")) {
					const { at } = policy.seeThru;
					report({
						file,
						at,
						message: "the see-thru window has no reason; the guardrails require one",
						help
					});
				}
			}
		}
	});
}));
// src/lint/checks/policy/missing-ticket.ts
var missingTicket;
var init_missing_ticket = __esmMin((() => {
	init_check();
	missingTicket = defineCheck({
		id: "policy/missing-ticket",
		summary: "an entry has no ticket",
		why: "The guardrails of this tree (`guardrails.entries.require`) ask for a reference to the place where the access was decided.",
		repair: "Add `ticket:`.",
		severity: "error",
		run: ({ tree }, report) => {
			if (!tree.settings.guardrails.entries.require.includes("ticket")) return;
			for (const { source, allow } of tree.policies) for (const { at, ticket } of allow) {
				if (ticket !== void 0) continue;
				report({
					file: source,
					at,
					message: "the entry has no ticket; the guardrails require one",
					help: "add `ticket:` with a reference to the decision"
				});
			}
		}
	});
}));
// src/discriminat/multi-tenant-names.ts
var repositories, published, webhooks, catcher, buckets, ownBuckets, drive, uploads, texts, tunnels, agents, multiTenantNames;
var init_multi_tenant_names = __esmMin((() => {
	repositories = "anyone can create a repository there, fetch code from it and, with their own token, push data to it";
	published = "it serves what anyone has published, so that foreign code can be fetched through it";
	webhooks = "the target stands in the path, so that data can be sent to a webhook of anyone";
	catcher = "anyone can get an address there and read all that is sent to it";
	buckets = "the bucket stands in the path, so that data can be written to a bucket of anyone";
	ownBuckets = "anyone can create a bucket or an account with a name of this form, and receive data in it";
	drive = "the account stands in the token, so that files can be uploaded to an account of anyone";
	uploads = "anyone can upload data without an account and read it back by its link";
	texts = "anyone can publish text there, such as commands for malware, and read back what was sent";
	tunnels = "anyone can get such a name within seconds for a machine of their own, and names change hands";
	agents = "it is where the service's client connects: a tunnel from inside to the whole Internet";
	multiTenantNames = [
		{
			name: "api.bitbucket.org",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "api.github.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "bitbucket.org",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "cdn.jsdelivr.net",
			tier: "code-hosting",
			reason: published
		},
		{
			name: "codeberg.org",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "codeload.github.com",
			tier: "code-hosting",
			reason: published
		},
		{
			name: "dev.azure.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "gist.github.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "gist.githubusercontent.com",
			tier: "code-hosting",
			reason: published
		},
		{
			name: "github.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "gitlab.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "huggingface.co",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "objects.githubusercontent.com",
			tier: "code-hosting",
			reason: published
		},
		{
			name: "raw.githubusercontent.com",
			tier: "code-hosting",
			reason: published
		},
		{
			name: "uploads.github.com",
			tier: "code-hosting",
			reason: repositories
		},
		{
			name: "*.m.pipedream.net",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.oast.fun",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.oast.pro",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.oastify.com",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.requestcatcher.com",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.webhook.office.com",
			tier: "messaging-webhook",
			reason: webhooks,
			ownNames: true
		},
		{
			name: "api.telegram.org",
			tier: "messaging-webhook",
			reason: "the bot stands in the path, so that data can be sent to a chat of anyone"
		},
		{
			name: "chat.googleapis.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "discord.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "discordapp.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "hook.*.make.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "hooks.slack.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "hooks.zapier.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "maker.ifttt.com",
			tier: "messaging-webhook",
			reason: webhooks
		},
		{
			name: "ntfy.sh",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "slack.com",
			tier: "messaging-webhook",
			reason: "the workspace stands in the token, so that data can be sent to a workspace of anyone"
		},
		{
			name: "webhook.site",
			tier: "messaging-webhook",
			reason: catcher
		},
		{
			name: "*.dfs.core.windows.net",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "*.digitaloceanspaces.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "*.firebaseio.com",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "*.r2.cloudflarestorage.com",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "*.s3-accelerate.amazonaws.com",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "*.sharepoint.com",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "*.storage.googleapis.com",
			tier: "object-storage",
			reason: ownBuckets,
			ownNames: true
		},
		{
			name: "content.dropboxapi.com",
			tier: "object-storage",
			reason: drive
		},
		{
			name: "drive.google.com",
			tier: "object-storage",
			reason: drive
		},
		{
			name: "firebasestorage.googleapis.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "graph.microsoft.com",
			tier: "object-storage",
			reason: drive
		},
		{
			name: "res.cloudinary.com",
			tier: "object-storage",
			reason: published
		},
		{
			name: "s3-*.amazonaws.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "s3.*.amazonaws.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "s3.*.backblazeb2.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "s3.*.wasabisys.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "s3.amazonaws.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "s3.dualstack.*.amazonaws.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "storage.googleapis.com",
			tier: "object-storage",
			reason: buckets
		},
		{
			name: "upload.box.com",
			tier: "object-storage",
			reason: drive
		},
		{
			name: "www.googleapis.com",
			tier: "object-storage",
			reason: drive
		},
		{
			name: "*.gofile.io",
			tier: "paste",
			reason: uploads
		},
		{
			name: "0x0.st",
			tier: "paste",
			reason: uploads
		},
		{
			name: "catbox.moe",
			tier: "paste",
			reason: uploads
		},
		{
			name: "dpaste.com",
			tier: "paste",
			reason: texts
		},
		{
			name: "gofile.io",
			tier: "paste",
			reason: uploads
		},
		{
			name: "hastebin.com",
			tier: "paste",
			reason: texts
		},
		{
			name: "justpaste.it",
			tier: "paste",
			reason: texts
		},
		{
			name: "paste.ee",
			tier: "paste",
			reason: texts
		},
		{
			name: "pastebin.com",
			tier: "paste",
			reason: texts
		},
		{
			name: "rentry.co",
			tier: "paste",
			reason: texts
		},
		{
			name: "telegra.ph",
			tier: "paste",
			reason: texts
		},
		{
			name: "transfer.sh",
			tier: "paste",
			reason: uploads
		},
		{
			name: "script.google.com",
			tier: "serverless",
			reason: "the script stands in the path, so that data can be sent to a script of anyone"
		},
		{
			name: "*.*.devtunnels.ms",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.*.ngrok.io",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.app.github.dev",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.lhr.life",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.loca.lt",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.ngrok-free.app",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.ngrok-free.dev",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.ngrok.app",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.ngrok.dev",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.ngrok.io",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.serveo.net",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.trycloudflare.com",
			tier: "tunnel",
			reason: tunnels
		},
		{
			name: "*.v2.argotunnel.com",
			tier: "tunnel",
			reason: agents
		},
		{
			name: "connect.ngrok-agent.com",
			tier: "tunnel",
			reason: agents
		},
		{
			name: "localhost.run",
			tier: "tunnel",
			reason: agents
		},
		{
			name: "serveo.net",
			tier: "tunnel",
			reason: agents
		}
	];
}));
// src/discriminat/overlap-index.ts
function createOverlapIndex(members) {
	const byEnd = new Map();
	members.forEach((member, position) => {
		const end = endOf$1(member);
		const positions = byEnd.get(end);
		if (positions === void 0) byEnd.set(end, [position]);
		else positions.push(position);
	});
	const everywhere = members.map((_, position) => position);
	const candidatesOf = (end) => {
		if (end === void 0) return everywhere;
		const alike = byEnd.get(end) ?? [];
		const open = byEnd.get(void 0) ?? [];
		return open.length === 0 ? alike : [...alike, ...open].sort((left, right) => left - right);
	};
	return { find: (nameOrPattern) => {
		for (const position of candidatesOf(endOf$1(nameOrPattern))) {
			const member = members[position] ?? "";
			const witness = overlaps(member, nameOrPattern);
			if (witness !== void 0) return {
				member,
				witness
			};
		}
	} };
}
function endOf$1(nameOrPattern) {
	const last = nameOrPattern.lastIndexOf(".");
	const end = nameOrPattern.slice(nameOrPattern.lastIndexOf(".", last - 1) + 1);
	return last <= 0 || isPattern(end) ? void 0 : end;
}
var init_overlap_index = __esmMin((() => {
	init_pattern();
	init_pattern_language();
}));
// src/discriminat/pattern-set.ts
function createNode() {
	return {
		plain: new Map(),
		any: void 0,
		byBeginning: {
			branches: new Map(),
			lengths: []
		},
		byEnd: {
			branches: new Map(),
			lengths: []
		},
		member: void 0
	};
}
function childFor(node, label) {
	if (label === "*") {
		node.any ??= createNode();
		return node.any;
	}
	if (!isPattern(label)) {
		let child = node.plain.get(label);
		if (child === void 0) {
			child = createNode();
			node.plain.set(label, child);
		}
		return child;
	}
	const beginning = /^[^*?]*/.exec(label)?.[0] ?? "";
	const end = /[^*?]*$/.exec(label)?.[0] ?? "";
	const [index, key] = end.length > beginning.length ? [node.byEnd, end] : [node.byBeginning, beginning];
	const branches = index.branches.get(key) ?? [];
	index.branches.set(key, branches);
	if (!index.lengths.includes(key.length)) index.lengths.push(key.length);
	let branch = branches.find((other) => other.label === label);
	if (branch === void 0) {
		branch = {
			label,
			node: createNode()
		};
		branches.push(branch);
	}
	return branch.node;
}
function follow(node, label, reading, reached) {
	const plain = node.plain.get(label);
	if (plain !== void 0) reached.push(plain);
	if (node.any !== void 0 && matches("*", label)) reached.push(node.any);
	for (const index of [node.byBeginning, node.byEnd]) for (const length of index.lengths) {
		if (length > label.length) continue;
		const key = index === node.byEnd ? label.slice(-length) : label.slice(0, length);
		for (const branch of index.branches.get(key) ?? []) if (matches(branch.label, label, reading)) reached.push(branch.node);
	}
}
function createPatternSet(patterns, reading = {}) {
	const members = [...new Set(patterns)];
	const plain = new Map();
	const root = createNode();
	for (const [index, member] of members.entries()) {
		if (!isPattern(member)) {
			plain.set(member, index);
			continue;
		}
		let node = root;
		for (const label of member.split(".").reverse()) node = childFor(node, label);
		node.member = index;
	}
	return { match(name) {
		const found = [];
		const itself = plain.get(name);
		if (itself !== void 0 && matches(name, name)) found.push(itself);
		let nodes = [root];
		for (let end = name.length; nodes.length > 0 && end >= 0;) {
			const start = end === 0 ? 0 : name.lastIndexOf(".", end - 1) + 1;
			const label = name.slice(start, end);
			const reached = [];
			if (label !== "") for (const node of nodes) follow(node, label, reading, reached);
			nodes = reached;
			end = start - 1;
		}
		for (const node of nodes) if (node.member !== void 0) found.push(node.member);
		return found.sort((a, b) => a - b).map((index) => members[index] ?? "");
	} };
}
var init_pattern_set = __esmMin((() => {
	init_pattern();
}));
// src/discriminat/multi-tenant.ts
function makeTables() {
	return {
		records: new Map(multiTenantNames.map((record) => [record.name, record])),
		sharedNames: createPatternSet(multiTenantNames.filter(({ ownNames }) => !ownNames).map(({ name }) => name)),
		all: createOverlapIndex(multiTenantNames.map(({ name }) => name))
	};
}
function multiTenantTier(nameOrPattern) {
	tables ??= makeTables();
	const { records, sharedNames, all } = tables;
	const found = isPattern(nameOrPattern) ? all.find(nameOrPattern)?.member : sharedNames.match(nameOrPattern)[0];
	return found === void 0 ? void 0 : records.get(found);
}
var tables;
var init_multi_tenant = __esmMin((() => {
	init_multi_tenant_names();
	init_overlap_index();
	init_pattern();
	init_pattern_set();
}));
// src/lint/checks/policy/multi-tenant-name.ts
var tierNames, multiTenantName;
var init_multi_tenant_name = __esmMin((() => {
	init_multi_tenant();
	init_places();
	init_check();
	tierNames = {
		"code-hosting": "code hosting",
		"messaging-webhook": "a messaging service",
		"object-storage": "object storage",
		paste: "a paste site",
		serverless: "a serverless platform",
		tunnel: "a tunnel service"
	};
	multiTenantName = defineCheck({
		id: "policy/multi-tenant-name",
		summary: "a name leads to a service on which strangers can receive data",
		why: "An allowlist of names cannot tell your bucket, repository or webhook from an attacker's when both have the same name. Malware that runs inside of the app can send data there.",
		repair: "Use a name of your own where the service has one (`<bucket>.s3.{region}.amazonaws.com`), or a private endpoint. Where the name is needed, suppress the finding with the reason, so that the review is on record.",
		severity: "warning",
		security: true,
		run: ({ deployments }, report) => {
			for (const { policy, names } of deployments) for (const item of names) {
				const tenant = multiTenantTier(item.name);
				if (tenant === void 0) continue;
				report({
					...originOf$1(policy, item),
					networks: item.networks,
					message: `${subjectOf(item)} leads to ${tierNames[tenant.tier]} that strangers share: ${tenant.reason}`,
					help: "use a name that only you control, or suppress the finding with a reason",
					evidence: { tier: tenant.tier }
				});
			}
		}
	});
}));
// src/lint/check-names.ts
function reportNames(kinds) {
	return ({ wrongNames }, report) => {
		for (const { file, at, problems } of wrongNames) {
			const problem = problems.find(({ kind }) => kinds.includes(kind));
			if (problem === void 0) continue;
			report({
				file,
				at: placeWithin(file, at, problem),
				message: problem.message,
				help: helpOf(problem)
			});
		}
	};
}
function helpOf({ help, repair }) {
	return repair === void 0 ? help : `${help}: ${quote(repair)}`;
}
var init_check_names = __esmMin((() => {
	init_text();
	init_places();
}));
// src/lint/checks/policy/name-firewall-wildcard.ts
var nameFirewallWildcard;
var init_name_firewall_wildcard = __esmMin((() => {
	init_check();
	init_check_names();
	nameFirewallWildcard = defineCheck({
		id: "policy/name-firewall-wildcard",
		summary: "a name holds `_` or `%`, which are wildcards to the firewall",
		why: "In an annotation `_` matches any one character and `%` any run of them. A name that really has an underscore would therefore admit more names than it shows, and AWS refuses `%` in descriptions.",
		repair: "Write `?` for exactly one character and `*` for any run. A name with a literal underscore cannot be expressed.",
		severity: "error",
		security: true,
		run: reportNames(["underscore", "percent"])
	});
}));
// src/lint/checks/policy/name-invalid.ts
var nameInvalid;
var init_name_invalid = __esmMin((() => {
	init_check();
	init_check_names();
	nameInvalid = defineCheck({
		id: "policy/name-invalid",
		summary: "a name is not a valid host name",
		why: "The firewall compares names with the server name that a client sends. A name that no client can send is never matched, so the line promises access that does not exist. Names are dot-separated labels of `a-z`, `0-9` and `-`, each 1 to 63 characters and 253 in all ([RFC 1035](https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4)).",
		repair: "Write the full name that the app connects to, such as `api.example.com`.",
		severity: "error",
		run: reportNames([
			"empty",
			"whitespace",
			"empty-label",
			"hyphen",
			"illegal-character",
			"invalid-punycode",
			"label-too-long",
			"name-too-long",
			"single-label",
			"numeric-top-level"
		])
	});
}));
// src/lint/checks/policy/name-ip-address.ts
var nameIpAddress;
var init_name_ip_address = __esmMin((() => {
	init_check();
	init_check_names();
	nameIpAddress = defineCheck({
		id: "policy/name-ip-address",
		summary: "an IP address stands where a name is expected",
		why: "DiscrimiNAT filters by name; that it takes IP addresses in annotations is not documented. Addresses also change owner, names rarely do.",
		repair: "Write the name that the app connects to. Traffic to a fixed address that has no name needs a route and a Security Group rule of its own, outside of the policies.",
		severity: "error",
		run: reportNames(["ip-address"])
	});
}));
// src/lint/checks/policy/name-look-alike.ts
function lookAlike(label) {
	const shown = label.startsWith("xn--") ? domainToUnicode(label) : "";
	if (shown === "" || shown === label) return void 0;
	const found = scripts.filter(([, letter]) => letter.test(shown)).map(([name]) => name);
	if (found.length > 1) return `${quote(shown)}, which mixes ${wordList(found)} letters`;
	if (wholeLookAlike.test(shown)) return `${quote(shown)}, whose ${found[0] ?? "foreign"} letters look like Latin ones`;
}
var scripts, wholeLookAlike, nameLookAlike;
var init_name_look_alike = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_check();
	scripts = [
		["Latin", /\p{Script=Latin}/u],
		["Cyrillic", /\p{Script=Cyrillic}/u],
		["Greek", /\p{Script=Greek}/u],
		["Armenian", /\p{Script=Armenian}/u],
		["Cherokee", /\p{Script=Cherokee}/u],
		["Hebrew", /\p{Script=Hebrew}/u],
		["Arabic", /\p{Script=Arabic}/u],
		["Devanagari", /\p{Script=Devanagari}/u],
		["Thai", /\p{Script=Thai}/u]
	];
	wholeLookAlike = /^(?:[аәсԁеһіјӏорԛѕԝхуъьԍ0-9-]+|[αεικνορτυχ0-9-]+)$/u;
	nameLookAlike = defineCheck({
		id: "policy/name-look-alike",
		summary: "an internationalised name reads like another name",
		why: "Cyrillic, Greek and other letters can look exactly like Latin ones. `xn--pple-43d.com` is shown as `аpple.com` in many places and belongs to somebody else than `apple.com`. Nobody sees the difference in a review.",
		repair: "Write the ASCII name that was meant. If the name is right, suppress the finding with a comment that says whose it is.",
		severity: "error",
		security: true,
		run: ({ tree }, report) => {
			for (const { file, at } of writtenNames(tree, (name) => name.includes("xn--"))) {
				let start = 0;
				for (const label of at.value.split(".")) {
					const range = {
						start,
						end: start + label.length
					};
					start = range.end + 1;
					const problem = lookAlike(label);
					if (problem === void 0) continue;
					report({
						file,
						at: placeWithin(file, at, range),
						message: `the label ${quote(label)} of ${quote(at.value)} reads as ${problem}`,
						help: "write the ASCII name that was meant"
					});
					break;
				}
			}
		}
	});
}));
// src/lint/checks/policy/name-not-ascii.ts
var nameNotAscii;
var init_name_not_ascii = __esmMin((() => {
	init_check();
	init_check_names();
	nameNotAscii = defineCheck({
		id: "policy/name-not-ascii",
		summary: "a name is not written in ASCII",
		why: "Clients send internationalised names in their ASCII form, which starts with `xn--`, and Security Group descriptions hold nothing else. Letters of other alphabets can also look exactly like Latin ones to a reviewer.",
		repair: "Write the ASCII form that the finding gives.",
		severity: "error",
		security: true,
		run: reportNames(["non-ascii"])
	});
}));
// src/lint/checks/policy/name-placeholder.ts
var namePlaceholder;
var init_name_placeholder = __esmMin((() => {
	init_check();
	init_check_names();
	namePlaceholder = defineCheck({
		id: "policy/name-placeholder",
		summary: "a name holds an unknown placeholder",
		why: "`{region}` is the only placeholder; it becomes the region of each network. Anything else in braces would reach the firewall as it stands.",
		repair: "Write the value out, or limit entries to a network with `networks` where the value differs between them.",
		severity: "error",
		run: reportNames(["placeholder"])
	});
}));
// src/lint/checks/policy/name-port.ts
var namePort;
var init_name_port = __esmMin((() => {
	init_check();
	init_check_names();
	namePort = defineCheck({
		id: "policy/name-port",
		summary: "a name holds a port",
		why: "The port belongs to the Security Group rule, not to the name in its annotation.",
		repair: "Write the name alone, and the port in the entry's `ports`, unless it is the protocol's own (443 for `tls`, 22 for `ssh`).",
		severity: "error",
		run: reportNames(["port"])
	});
}));
// src/lint/checks/policy/name-trailing-dot.ts
var nameTrailingDot;
var init_name_trailing_dot = __esmMin((() => {
	init_check();
	init_check_names();
	nameTrailingDot = defineCheck({
		id: "policy/name-trailing-dot",
		summary: "a name ends with a dot",
		why: "Clients send server names without the dot of the DNS root ([RFC 6066](https://www.rfc-editor.org/rfc/rfc6066#section-3)), so a name that ends with one would never match.",
		repair: "Leave the last dot out.",
		severity: "error",
		run: reportNames(["trailing-dot"])
	});
}));
// src/lint/checks/policy/name-upper-case.ts
var nameUpperCase;
var init_name_upper_case = __esmMin((() => {
	init_check();
	init_check_names();
	nameUpperCase = defineCheck({
		id: "policy/name-upper-case",
		summary: "a name holds upper case letters",
		why: "Names are compared in lower case. Whether the firewall folds case in annotations is not published, so only lower case is sure to work.",
		repair: "Write the name in lower case.",
		severity: "error",
		run: reportNames(["upper-case"])
	});
}));
// src/lint/checks/policy/name-url.ts
var nameUrl;
var init_name_url = __esmMin((() => {
	init_check();
	init_check_names();
	nameUrl = defineCheck({
		id: "policy/name-url",
		summary: "a URL or a path stands where a name is expected",
		why: "The firewall sees the name that a TLS or SSH client asks for. It sees no scheme and no path, so a line that holds them suggests a limit that does not exist: `example.com/only/this` would admit all of `example.com`.",
		repair: "Write only the name.",
		severity: "error",
		run: reportNames(["url", "path"])
	});
}));
// src/lint/checks/policy/network-not-declared.ts
var networkNotDeclared;
var init_network_not_declared = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_resolve();
	init_check();
	networkNotDeclared = defineCheck({
		id: "policy/network-not-declared",
		summary: "an entry or a window is limited to a network to which the policy is not deployed",
		why: "`networks` of an entry or a see-thru window only narrows the policy's own list. Elsewhere it has no effect.",
		repair: "Add the network to the policy's `networks`, or remove it here.",
		severity: "error",
		run: ({ tree }, report) => {
			const known = tree.settings.networks;
			for (const policy of tree.policies) {
				const deployed = networksOf(policy, known).map(({ name }) => name);
				if (deployed.length === 0) continue;
				for (const { networks } of scopesOf(policy)) for (const name of networks ?? []) {
					if (deployed.includes(name.value) || !known.some((network) => network.name === name.value)) continue;
					report({
						file: policy.source,
						at: name,
						message: `the policy is not deployed to ${quote(name.value)}, only to ${quotedList(deployed)}`,
						help: "add it to the policy's networks, or remove it here"
					});
				}
			}
		}
	});
}));
// src/lint/checks/policy/network-unknown.ts
var networkUnknown;
var init_network_unknown = __esmMin((() => {
	init_text();
	init_words$1();
	init_places();
	init_check();
	init_did_you_mean();
	networkUnknown = defineCheck({
		id: "policy/network-unknown",
		summary: "a policy names a network that the settings do not have",
		why: "What is limited to an unknown network is deployed nowhere.",
		repair: "Write one of the names under `networks` in `discriminat.yaml`, or add the network there.",
		severity: "error",
		run: ({ tree }, report) => {
			const known = tree.settings.networks.map(({ name }) => name);
			for (const policy of tree.policies) for (const { networks } of [policy, ...scopesOf(policy)]) for (const name of networks ?? []) {
				if (known.includes(name.value)) continue;
				report({
					file: policy.source,
					at: name,
					message: `${quote(name.value)} is not a network of the settings`,
					help: didYouMean(name.value, known, `write ${quotedList(known, "or")}`)
				});
			}
		}
	});
}));
// src/lint/checks/policy/networks-missing.ts
var networksMissing;
var init_networks_missing = __esmMin((() => {
	init_words$1();
	init_places();
	init_check();
	networksMissing = defineCheck({
		id: "policy/networks-missing",
		summary: "a policy does not say to which networks it is deployed",
		why: "With one network in the settings there is only one answer. With several, the policy is deployed nowhere until it names some: a new network must not receive every app by accident.",
		repair: "Add `networks:` with one or more names from the settings.",
		severity: "error",
		run: ({ tree }, report) => {
			const { networks } = tree.settings;
			if (networks.length < 2) return;
			for (const policy of tree.policies) {
				if (policy.networks !== void 0) continue;
				report({
					file: policy.source,
					at: headOf(policy),
					message: `the policy names no network; the settings have ${quotedList(networks.map(({ name }) => name))}`,
					help: `add \`networks: [${networks.map(({ name }) => name).join(", ")}]\`, or some of them`
				});
			}
		}
	});
}));
// src/lint/checks/policy/never-name.ts
var neverName;
var init_never_name = __esmMin((() => {
	init_name();
	init_overlap_index();
	init_text();
	init_places();
	init_check();
	neverName = defineCheck({
		id: "policy/never-name",
		summary: "an entry admits a name that the guardrails forbid",
		why: "`guardrails.never` lists names that no policy of the organisation may admit. A pattern counts as soon as one name that it matches is forbidden.",
		repair: "Remove the name, or narrow the pattern so that it no longer matches the forbidden one.",
		severity: "error",
		security: true,
		run: ({ tree, deployments }, report) => {
			const { source, guardrails } = tree.settings;
			const forbidden = new Map(guardrails.never.map((item) => [item.name.value, item]));
			const index = createOverlapIndex([...forbidden.keys()].filter((name) => checkName(name, { wildcards: true }).length === 0));
			for (const { policy, names } of deployments) for (const item of names) {
				const overlap = index.find(item.name);
				const found = overlap && forbidden.get(overlap.member);
				if (overlap === void 0 || found === void 0) continue;
				const { name, reason } = found;
				const { witness } = overlap;
				report({
					...originOf$1(policy, item),
					networks: item.networks,
					message: witness === item.name ? `${subjectOf(item)} is forbidden by the guardrails: ${reason.value}` : `${subjectOf(item)} would admit ${quote(witness)}, which the guardrails forbid: ${reason.value}`,
					help: witness === item.name ? "remove it" : "remove it, or narrow the pattern",
					related: [{
						message: `${quote(name.value)} is forbidden here`,
						file: source,
						at: name
					}],
					evidence: { witness }
				});
			}
		}
	});
}));
// src/lint/checks/policy/port-outside-guardrail.ts
var portOutsideGuardrail;
var init_port_outside_guardrail = __esmMin((() => {
	init_preferences();
	init_text();
	init_words$1();
	init_resolve();
	init_check();
	portOutsideGuardrail = defineCheck({
		id: "policy/port-outside-guardrail",
		summary: "an entry uses a port that the guardrails do not list",
		why: "`guardrails.ports` lists the ports that TLS and SSH may use in this organisation. A TLS name on a port of a database or a mail server deserves a second look.",
		repair: "Use a listed port, or have the port added to `guardrails.ports`.",
		severity: "error",
		security: true,
		run: ({ tree }, report) => {
			const { ports: allowed } = tree.settings.guardrails;
			const judge = (list, at, problem) => {
				const permitted = allowed[list.protocol];
				const port = defaultPort[list.protocol];
				if (list.ports === void 0 && !permitted.includes(port)) report(problem(port, at));
				for (const written of list.ports ?? []) if (!permitted.includes(written.value)) report(problem(written.value, written));
			};
			const expectation = ({ protocol }) => {
				const ports = allowed[protocol];
				return ports.length === 0 ? `the guardrails permit no port for ${protocol}` : `the guardrails permit ${wordList(ports)} for ${protocol}`;
			};
			const help = "use a listed port, or have this one added to guardrails.ports";
			for (const { source, allow } of tree.bundles) {
				if (source === void 0) continue;
				for (const item of allow) judge(item, item.at, (port, at) => ({
					file: source,
					at,
					message: `port ${port} is outside of the guardrails; ${expectation(item)}`,
					help
				}));
			}
			for (const { source, allow } of tree.policies) for (const { at, list, bundle: reference } of allow) {
				if (list !== void 0) judge(list, at, (port, place) => ({
					file: source,
					at: place,
					message: `port ${port} is outside of the guardrails; ${expectation(list)}`,
					help
				}));
				const bundle = reference && findBundle(tree, reference.value);
				if (reference === void 0 || bundle === void 0 || bundle.source !== void 0) continue;
				for (const item of bundle.allow) judge(item, reference, (port) => ({
					file: source,
					at: reference,
					message: `the bundle ${quote(bundle.name)} uses port ${port}; ${expectation(item)}`,
					help
				}));
			}
		}
	});
}));
// src/lint/checks/policy/refuse-overlaps-allow.ts
var refuseOverlapsAllow;
var init_refuse_overlaps_allow = __esmMin((() => {
	init_name();
	init_pattern();
	init_pattern_language();
	init_text();
	init_places();
	init_check();
	refuseOverlapsAllow = defineCheck({
		id: "policy/refuse-overlaps-allow",
		summary: "a name is refused and admitted by the same policy",
		why: "`refuse` blocks nothing: it says that traffic which the firewall blocks anyway is meant to stay blocked. A name that an entry admits passes, whatever `refuse` says.",
		repair: "Narrow the entry so that it does not match the refused name, or remove the refusal.",
		severity: "error",
		security: true,
		run: ({ deployments }, report) => {
			for (const { policy, names } of deployments) for (const { name } of policy.refuse) {
				if (name === void 0 || checkName(name.value, { wildcards: true }).length > 0) continue;
				for (const item of names) {
					if (item.name !== name.value && !isPattern(item.name) && !isPattern(name.value)) continue;
					const witness = overlaps(name.value, item.name);
					if (witness === void 0) continue;
					report({
						file: policy.source,
						at: name,
						networks: item.networks,
						message: `${quote(name.value)} is refused, but the entry ${subjectOf(item)} admits ${witness === name.value ? "it" : quote(witness)}`,
						help: "narrow the entry, or remove the refusal",
						related: [{
							message: "admitted here",
							file: policy.source,
							at: item.at
						}],
						evidence: { witness }
					});
					break;
				}
			}
		}
	});
}));
// src/lint/checks/policy/see-thru-ports-listed.ts
var seeThruPortsListed;
var init_see_thru_ports_listed = __esmMin((() => {
	init_words$1();
	init_check();
	seeThruPortsListed = defineCheck({
		id: "policy/see-thru-ports-listed",
		summary: "a see-thru window cannot discover traffic on other ports",
		why: "AWS drops what no Security Group rule permits before the firewall sees it. With a list of ports, traffic on all others is blocked and never logged.",
		repair: "Leave `ports` out while you learn what the app needs. Keep the list where only these ports are in question.",
		severity: "info",
		run: ({ tree }, report) => {
			for (const { source, seeThru } of tree.policies) {
				const [first] = seeThru?.ports ?? [];
				if (seeThru?.ports === void 0 || first === void 0) continue;
				report({
					file: source,
					at: first,
					message: `the window discovers traffic on ${seeThru.ports.length === 1 ? "port" : "the ports"} ${wordList(seeThru.ports.map(({ value }) => value))} only; the rest stays blocked and is not logged`,
					help: "leave ports out to discover everything"
				});
			}
		}
	});
}));
// src/lint/checks/policy/see-thru-without-flow-log.ts
var seeThruWithoutFlowLog;
var init_see_thru_without_flow_log = __esmMin((() => {
	init_resolve();
	init_check();
	seeThruWithoutFlowLog = defineCheck({
		id: "policy/see-thru-without-flow-log",
		summary: "a see-thru window is open in a network that does not log allowed connections",
		why: "Connections under a see-thru window are allowed ones. A deployment with `flow_log_verbosity: only_disallowed` or `none` does not log them, so the window gives up enforcement and teaches nothing.",
		repair: "Set the deployment's preference to `full` for the time of the window, and say so under `preferences` in the settings.",
		severity: "warning",
		run: ({ deployments }, report) => {
			for (const { policy, networks } of deployments) {
				const { seeThru } = policy;
				if (seeThru === void 0) continue;
				for (const network of networks.filter((candidate) => appliesTo(seeThru, candidate))) {
					const { flowLogVerbosity } = network.preferences;
					if (flowLogVerbosity === "full") continue;
					report({
						file: policy.source,
						at: seeThru.at,
						networks: [network],
						message: `the window will discover nothing: flow_log_verbosity is ${flowLogVerbosity}, which leaves allowed connections out; it should be full`,
						help: "set flow_log_verbosity to full in the deployment and in the settings"
					});
				}
			}
		}
	});
}));
// src/lint/checks/policy/severity-ignored.ts
var severityIgnored;
var init_severity_ignored = __esmMin((() => {
	init_text();
	init_check();
	init_did_you_mean();
	severityIgnored = defineCheck({
		id: "policy/severity-ignored",
		summary: "the settings give a severity to a check that they cannot change",
		why: "A mistyped id has no effect: the check keeps its severity. Checks of files that cannot be read are always errors, because nothing after them can be trusted.",
		repair: "Correct the id (`discriminat-policy explain` lists them all), or remove the line.",
		severity: "error",
		run: ({ tree, checks }, report) => {
			const byId = new Map(checks.map((info) => [info.id, info]));
			for (const { id } of tree.settings.checks) {
				const info = byId.get(id.value);
				if (info !== void 0 && info.configurable !== false) continue;
				report({
					file: tree.settings.source,
					at: id,
					message: info === void 0 ? `there is no check ${quote(id.value)}` : `the severity of ${quote(id.value)} is fixed: ${info.severity}`,
					help: info === void 0 ? didYouMean(id.value, [...byId.keys()], "remove the line") : "remove the line"
				});
			}
		}
	});
}));
// src/lint/checks/policy/shadowed-entry.ts
var shadowedEntry;
var init_shadowed_entry = __esmMin((() => {
	init_text();
	init_check();
	init_redundancy();
	shadowedEntry = defineCheck({
		id: "policy/shadowed-entry",
		summary: "a name is covered by a pattern of the same policy",
		why: "The line admits nothing that the pattern does not, takes room in the Security Group, and suggests that access is narrower than it is.",
		repair: "Remove the pattern if the names that it admits are all listed, which is the narrower policy; else remove the name.",
		severity: "warning",
		run: (context, report) => {
			for (const { policy, name, kind, cover } of redundancies(context)) {
				if (kind !== "shadowed") continue;
				report({
					file: policy.source,
					at: name,
					message: `${quote(name.value)} is covered by the pattern ${quote(cover.name)} on the same port`,
					help: "remove the pattern if all names that the app needs are listed, else this name",
					related: [{
						message: "the pattern",
						file: policy.source,
						at: cover.at
					}]
				});
			}
		}
	});
}));
// src/lint/checks/policy/team-not-folder.ts
var teamNotFolder;
var init_team_not_folder = __esmMin((() => {
	init_text();
	init_check();
	teamNotFolder = defineCheck({
		id: "policy/team-not-folder",
		summary: "a policy's team is not the folder that it lies in",
		why: "Review rules such as `CODEOWNERS` go by folder. A policy in another team's folder is approved by the wrong people.",
		repair: "Move the file to the team's folder, or correct `team`.",
		severity: "error",
		security: true,
		run: ({ tree }, report) => {
			for (const { source, team, folder } of tree.policies) {
				if (team === void 0 || team.value === folder) continue;
				report({
					file: source,
					at: team,
					message: `the team is ${quote(team.value)}, but the file lies in the folder ${quote(folder)}`,
					help: `write \`team: ${folder}\`, or move the file`
				});
			}
		}
	});
}));
// src/lint/checks/policy/test-target-invalid.ts
var testTargetInvalid;
var init_test_target_invalid = __esmMin((() => {
	init_target();
	init_check();
	testTargetInvalid = defineCheck({
		id: "policy/test-target-invalid",
		summary: "the target of a test is not a connection that an app can make",
		why: "A test that expects `block` for a mistyped name passes without testing anything.",
		repair: "Write protocol, full name and port: `tls://api.example.com:443`. A test has no patterns; it names one connection.",
		severity: "error",
		run: ({ tree }, report) => {
			for (const { source, tests } of tree.policies) for (const { target } of tests) {
				const parsed = parseTarget(target.value);
				if (isTarget(parsed)) continue;
				report({
					file: source,
					at: target,
					message: `the test's target is wrong: ${parsed.message}`,
					help: parsed.help
				});
			}
		}
	});
}));
// src/lint/doubtful-patterns.ts
function doubtfulPatterns(context) {
	let found = kept.get(context);
	if (found === void 0) {
		found = [...judgePatterns(context)].filter(({ exposure }) => exposure.verdict !== "allowed");
		kept.set(context, found);
	}
	return found;
}
function* judgePatterns({ deployments }) {
	const known = new Map();
	for (const { policy, names } of deployments) for (const item of names) {
		if (!isPattern(item.name)) continue;
		const byMode = known.get(item.networks) ?? groupByMode(item.networks);
		known.set(item.networks, byMode);
		for (const [mode, networks] of byMode) yield {
			policy,
			item,
			mode,
			networks,
			exposure: judgeExposure(item.name, mode)
		};
	}
}
function groupByMode(networks) {
	const byMode = new Map();
	for (const network of networks) {
		const mode = network.preferences.wildcardExposure;
		byMode.set(mode, [...byMode.get(mode) ?? [], network]);
	}
	return byMode;
}
var kept;
var init_doubtful_patterns = __esmMin((() => {
	init_exposure();
	init_pattern();
	kept = new WeakMap();
}));
// src/lint/checks/policy/wildcard-exposure.ts
var wildcardExposure;
var init_wildcard_exposure = __esmMin((() => {
	init_text();
	init_places();
	init_check();
	init_doubtful_patterns();
	wildcardExposure = defineCheck({
		id: "policy/wildcard-exposure",
		summary: "a pattern is wider than the network's `wildcard_exposure` permits",
		why: "The firewall ignores such a pattern: the app is blocked although the policy says otherwise. With `prohibit_public_suffix`, the default, it refuses patterns that match names which anyone can register, by the [Public Suffix List](https://publicsuffix.org) with its private section: `*.github.io` would let data out to whoever asks GitHub for a page.",
		repair: "List the names that the app needs, or put more labels in front of the suffix: `*.example.github.io`. The names that the finding gives as a witness shows what the pattern would admit.",
		severity: "error",
		security: true,
		run: (context, report) => {
			for (const { policy, item, networks, mode, exposure } of doubtfulPatterns(context)) {
				const { verdict, reason, suffix, witness } = exposure;
				if (verdict !== "refused") continue;
				report({
					...originOf$1(policy, item),
					networks,
					message: witness === void 0 ? `${subjectOf(item)} is a pattern that the firewall refuses: ${reason}` : `${subjectOf(item)} would admit names that anyone can register, such as ${quote(witness)}; ${reason}`,
					help: suffix === void 0 ? "list the names that the app needs" : "list the names that the app needs, or a pattern below a domain of one owner",
					evidence: {
						...suffix && { suffix },
						...witness && { witness },
						mode
					}
				});
			}
		}
	});
}));
// src/lint/checks/policy/wildcard-in-ssh.ts
var wildcardInSsh;
var init_wildcard_in_ssh = __esmMin((() => {
	init_check();
	init_check_names();
	wildcardInSsh = defineCheck({
		id: "policy/wildcard-in-ssh",
		summary: "an `ssh` entry holds a wildcard",
		why: "DiscrimiNAT has wildcards [for TLS only](https://chasersystems.com/blog/wildcards-and-system-2-thinking).",
		repair: "List every SSH server by its full name.",
		severity: "error",
		run: reportNames(["wildcard"])
	});
}));
// src/lint/checks/policy/wildcard-suffix-itself.ts
var wildcardSuffixItself;
var init_wildcard_suffix_itself = __esmMin((() => {
	init_text();
	init_places();
	init_check();
	init_doubtful_patterns();
	wildcardSuffixItself = defineCheck({
		id: "policy/wildcard-suffix-itself",
		summary: "a pattern matches a public suffix itself",
		why: "`*.amazonaws.com` matches `s3.amazonaws.com`, below which anyone can create a bucket. Nobody can register the suffix itself, so the pattern may be harmless, but the firewall's documentation can be read so that it refuses it. No published example shows either.",
		repair: "List the names that the app needs. If the pattern has to stay, look for `publicsuffix[.]org list matched` in the firewall's config log after the deployment.",
		severity: "warning",
		security: true,
		run: (context, report) => {
			for (const { policy, item, networks, mode, exposure } of doubtfulPatterns(context)) {
				const { verdict, reason, suffix } = exposure;
				if (verdict !== "suspicious") continue;
				report({
					...originOf$1(policy, item),
					networks,
					message: `${subjectOf(item)} matches the public suffix ${quote(suffix ?? "")} itself; ${reason}`,
					help: "list the names that the app needs; the firewall may refuse the pattern",
					evidence: {
						...suffix && { suffix },
						mode
					}
				});
			}
		}
	});
}));
// src/lint/checks/policy/window-ends-soon.ts
var windowEndsSoon;
var init_window_ends_soon = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	init_expiries();
	windowEndsSoon = defineCheck({
		id: "policy/window-ends-soon",
		summary: "a see-thru window ends within a week",
		why: "The day after, the firewall blocks every name that no entry admits.",
		repair: "Look at what the window has let through, add the missing entries and remove the `see_thru` lines.",
		severity: "warning",
		run: ({ tree, asOf }, report) => {
			for (const { policy, until } of windowsOf(tree)) {
				const days = daysBetween(asOf, until.value);
				if (days < 0 || days > 7) continue;
				report({
					file: policy.source,
					at: until,
					message: `the last day of the see-thru window is ${until.value}, ${inDays(days)}; then the firewall blocks what no entry admits`,
					help: "add the entries that are missing before that day"
				});
			}
		}
	});
}));
// src/lint/checks/policy/window-expired.ts
var windowExpired;
var init_window_expired = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	init_expiries();
	windowExpired = defineCheck({
		id: "policy/window-expired",
		summary: "a see-thru window is over and still declared",
		why: "The firewall enforces the allowlist from the day after, so the window does nothing but hide what the app is really allowed. Its rule still leaves every port open in AWS's own view of the Security Group.",
		repair: "Remove the `see_thru` lines. If the app is not ready, open a new window in a reviewed change.",
		severity: "warning",
		run: ({ tree, asOf }, report) => {
			for (const { policy, until } of windowsOf(tree)) {
				const days = daysBetween(until.value, asOf);
				if (days <= 0) continue;
				report({
					file: policy.source,
					at: until,
					message: `the see-thru window ended on ${until.value}, ${count(days, "day")} ago`,
					help: "remove the see_thru lines"
				});
			}
		}
	});
}));
// src/lint/checks/policy/window-too-long.ts
var windowTooLong;
var init_window_too_long = __esmMin((() => {
	init_words$1();
	init_dates();
	init_check();
	init_expiries();
	windowTooLong = defineCheck({
		id: "policy/window-too-long",
		summary: "a see-thru window is longer than the guardrails permit",
		why: "Nothing is blocked while a window is open. `guardrails.see_thru.max_days` (30 by default) bounds how far ahead it may end.",
		repair: "Write an earlier date in `until`.",
		severity: "error",
		security: true,
		run: ({ tree, asOf }, report) => {
			const { maxDays } = tree.settings.guardrails.seeThru;
			if (maxDays === null) return;
			const latest = addDays(asOf, maxDays);
			for (const { policy, until } of windowsOf(tree)) {
				if (until.value <= latest) continue;
				report({
					file: policy.source,
					at: until,
					message: `the see-thru window lasts ${count(daysBetween(asOf, until.value), "day")}; the guardrails permit ${maxDays}`,
					help: `write \`until: ${latest}\` or an earlier date`
				});
			}
		}
	});
}));
// src/lint/registry.ts
var registry_exports = __exportAll({
	knownChecks: () => knownChecks,
	lintChecks: () => lintChecks,
	treeChecks: () => treeChecks
});
function byId(checks) {
	return [...checks].sort((left, right) => left.id < right.id ? -1 : 1);
}
var treeChecks, lintChecks, knownChecks;
var init_registry = __esmMin((() => {
	init_run_tests();
	init_review_checks();
	init_checks();
	init_description_too_long();
	init_group_name_reserved();
	init_group_name_taken();
	init_quotas_impossible();
	init_rules_over_quota();
	init_slots_exceeded();
	init_too_many_groups();
	init_admits_nothing();
	init_app_duplicated();
	init_app_not_file_name();
	init_bundle_duplicated();
	init_bundle_shadows_built_in();
	init_bundle_unknown();
	init_date_invalid();
	init_duplicate_entry();
	init_entry_expired();
	init_entry_expires_soon();
	init_entry_lasts_too_long();
	init_missing_reason();
	init_missing_ticket();
	init_multi_tenant_name();
	init_name_firewall_wildcard();
	init_name_invalid();
	init_name_ip_address();
	init_name_look_alike();
	init_name_not_ascii();
	init_name_placeholder();
	init_name_port();
	init_name_trailing_dot();
	init_name_upper_case();
	init_name_url();
	init_network_not_declared();
	init_network_unknown();
	init_networks_missing();
	init_never_name();
	init_port_outside_guardrail();
	init_refuse_overlaps_allow();
	init_see_thru_ports_listed();
	init_see_thru_without_flow_log();
	init_severity_ignored();
	init_shadowed_entry();
	init_team_not_folder();
	init_test_target_invalid();
	init_unused_suppression();
	init_wildcard_exposure();
	init_wildcard_in_ssh();
	init_wildcard_suffix_itself();
	init_window_ends_soon();
	init_window_expired();
	init_window_too_long();
	treeChecks = [
		descriptionTooLong,
		groupNameReserved,
		groupNameTaken,
		quotasImpossible,
		rulesOverQuota,
		slotsExceeded,
		tooManyGroups,
		admitsNothing,
		appDuplicated,
		appNotFileName,
		bundleDuplicated,
		bundleShadowsBuiltIn,
		bundleUnknown,
		dateInvalid,
		duplicateEntry,
		entryExpired,
		entryExpiresSoon,
		entryLastsTooLong,
		missingReason,
		missingTicket,
		multiTenantName,
		nameFirewallWildcard,
		nameInvalid,
		nameIpAddress,
		nameLookAlike,
		nameNotAscii,
		namePlaceholder,
		namePort,
		nameTrailingDot,
		nameUpperCase,
		nameUrl,
		networkNotDeclared,
		networkUnknown,
		networksMissing,
		neverName,
		portOutsideGuardrail,
		refuseOverlapsAllow,
		seeThruPortsListed,
		seeThruWithoutFlowLog,
		severityIgnored,
		shadowedEntry,
		teamNotFolder,
		testTargetInvalid,
		wildcardExposure,
		wildcardInSsh,
		wildcardSuffixItself,
		windowEndsSoon,
		windowExpired,
		windowTooLong
	];
	lintChecks = byId([
		...loaderChecks,
		unusedSuppression,
		...treeChecks
	]);
	knownChecks = byId([
		...lintChecks,
		...testChecks,
		...reviewChecks
	]);
}));
// src/lint/lint.ts
var lint_exports = __exportAll({ lintTree: () => lintTree });
function lintTree({ tree, findings: loaded }, { asOf }) {
	return {
		findings: [...tree === void 0 ? loaded : judge$1(tree, loaded, asOf)].sort(compareFindings),
		checks: lintChecks
	};
}
function judge$1(tree, loaded, asOf) {
	const severityOf = severities$2(tree.settings);
	const context = createContext(tree, asOf, knownChecks);
	const found = loaded.flatMap((finding) => {
		const severity = severityOf(finding.check) ?? finding.severity;
		return severity === "off" ? [] : [{
			...finding,
			severity
		}];
	});
	const isConsequence = consequencesOf(loaded);
	for (const check of treeChecks) {
		const severity = severityOf(check.id) ?? check.severity;
		if (severity === "off") continue;
		found.push(...runCheck(check, severity, context).filter((finding) => !isConsequence(finding)));
	}
	const fixed = found.filter(({ check }) => fixedChecks.has(check));
	const { kept, unused } = suppress(found.filter(({ check }) => !fixedChecks.has(check)), suppressionsOf(tree).filter(({ suppression }) => severityOf(suppression.check) !== "off"));
	const severity = severityOf(unusedSuppression.id) ?? unusedSuppression.severity;
	if (severity === "off") return [...fixed, ...kept];
	const idle = unused.map((placed) => toFinding(unusedSuppression.id, severity, unusedSuppressionProblem(placed, knownChecks)));
	return [
		...fixed,
		...kept,
		...idle
	];
}
function severities$2({ checks }) {
	const configured = new Map(checks.map(({ id, severity }) => [id.value, severity]));
	return (check) => fixedChecks.has(check) ? void 0 : configured.get(check);
}
function consequencesOf(loaded) {
	const wrong = new Map();
	for (const { check, file, path } of loaded) if (fixedChecks.has(check)) wrong.set(file, [...wrong.get(file) ?? [], path]);
	return ({ file, path }) => wrong.get(file)?.some((place) => path.every((key, index) => key === place[index])) ?? false;
}
function runCheck(check, severity, context) {
	const found = new Map();
	check.run(context, (problem) => {
		const { file, at, message, networks = [] } = problem;
		const key = `${file.path}\n${at.span.start}\n${at.span.end}\n${message}`;
		const known = found.get(key);
		const names = known?.networks ?? new Set();
		for (const { name } of networks) names.add(name);
		if (known === void 0) found.set(key, {
			problem,
			networks: names
		});
	});
	const several = context.tree.settings.networks.length > 1;
	return [...found.values()].map(({ problem: { networks: _, ...problem }, networks }) => {
		const where = `${networks.size === 1 ? "network" : "networks"} ${quotedList([...networks])}`;
		const message = several && networks.size > 0 ? `${problem.message} (${where})` : problem.message;
		return toFinding(check.id, severity, {
			...problem,
			message
		});
	});
}
var fixedChecks;
var init_lint = __esmMin((() => {
	init_words$1();
	init_finding();
	init_suppress();
	init_unused_suppression();
	init_context();
	init_registry();
	fixedChecks = new Set(knownChecks.filter(({ configurable }) => configurable === false).map(({ id }) => id));
}));
// src/commands/lint.ts
const lint = {
	spec: {
		name: "lint",
		summary: "Check policies: schema, firewall semantics, AWS limits, guardrails",
		details: "The whole tree is read whatever the paths are, because apps, bundles and settings depend on each other; the paths select what is reported. Errors in the settings are always reported; where they leave nothing to go by, the exit code is 2.",
		arguments: [{
			name: "[path...]",
			description: "files or folders of the tree (default: all)",
			complete: "file"
		}],
		options: [],
		examples: [
			{
				line: "lint",
				does: "the whole tree"
			},
			{
				line: "lint policies/payments --fail-on warning",
				does: "what one team declares, warnings not accepted"
			},
			{
				line: "lint --format github --format sarif:lint.sarif",
				does: "in a GitHub workflow"
			}
		]
	},
	run: async ({ args, global }, io) => {
		const progress = startProgress(io, global);
		const { loaded, selection, settingsFile, examined } = await loadPolicies(args, global, io);
		progress.step(`checking ${examined.policies} policies`);
		const { lintTree } = await Promise.resolve().then(() => (init_lint(), lint_exports));
		const { findings, checks } = lintTree(loaded, { asOf: global.asOf });
		const report = {
			command: "lint",
			findings: findings.filter((finding) => concerns(finding, selection, settingsFile)),
			examined,
			sources: loaded.sources,
			checks,
			failOn: global.failOn,
			toolVersion: toolVersion()
		};
		progress.done();
		const exitCode = await deliver(report, global, io);
		requireSettings(loaded, settingsFile);
		return exitCode;
	}
};
function concerns({ file, severity, related }, { includes }, settingsFile) {
	if (includes(file) || (related ?? []).some((other) => includes(other.file))) return true;
	return severity === "error" && file === settingsFile;
}
// src/git/commit-files.ts
function commitFiles(git, commit, folder, show) {
	const items = listItems(git, commit, folder);
	if (items.length === 0) return void 0;
	const shown = { show };
	const problems = [];
	const files = new Map();
	for (const item of items) {
		const { path, mode } = item;
		if (path.split("/").some((segment) => segment.startsWith("."))) continue;
		if (mode === "120000") {
			if (isYaml(path)) problems.push(symbolicLink(shown, path));
		} else if (mode === "160000") problems.push(unreadable(shown, path, "it is a submodule"));
		else files.set(path, item);
	}
	const texts = readBlobs(git, [...files.values()].filter(({ path, size }) => isYaml(path) && size <= 262144).map(({ id }) => id));
	return {
		show,
		list: () => ({
			paths: [...files.keys()].sort(),
			problems
		}),
		read: (path) => {
			const item = files.get(path);
			if (item !== void 0 && item.size > 262144) return { problem: tooLarge(emptySource(shown, path)) };
			const text = item && texts.get(item.id);
			if (text === void 0) return { problem: unreadable(shown, path, "git does not have it") };
			return { source: {
				path: show(path),
				text
			} };
		}
	};
}
function listItems(git, commit, folder) {
	const prefix = folder === "" ? "" : `${folder}/`;
	const args = [
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"--full-tree",
		commit,
		...prefix === "" ? [] : ["--", prefix]
	];
	return git.run(args).toString("utf8").split("\0").flatMap((line) => {
		const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
		if (match === null) return [];
		const [, mode = "", id = "", size = "", path = ""] = match;
		return [{
			path: path.slice(prefix.length),
			mode,
			id,
			size: Number(size) || 0
		}];
	});
}
function readBlobs(git, ids) {
	const texts = new Map();
	if (ids.length === 0) return texts;
	const output = git.run(["cat-file", "--batch"], `${[...new Set(ids)].join("\n")}\n`);
	let offset = 0;
	while (offset < output.length) {
		const end = output.indexOf(10, offset);
		if (end === -1) break;
		const [id = "", , size] = output.toString("utf8", offset, end).split(" ");
		offset = end + 1;
		if (size === void 0) continue;
		texts.set(id, output.toString("utf8", offset, offset + Number(size)));
		offset += Number(size) + 1;
	}
	return texts;
}
var init_commit_files = __esmMin((() => {
	init_examine_text();
	init_read_tree();
	init_tree_layout();
}));
// src/git/revision.ts
function topFolder(git) {
	const top = git.ask(["rev-parse", "--show-toplevel"]);
	return top === "" ? void 0 : top;
}
function mergeBase(git, ref) {
	const named = git.ask([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${ref}^{commit}`
	]);
	const isShallow = git.ask(["rev-parse", "--is-shallow-repository"]) === "true";
	if (named === void 0) throw unknownRef(git, ref, isShallow);
	const head = git.ask([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	if (head === void 0) throw new UserError("the repository has no commit yet", { hint: "Commit first; there is nothing to compare with." });
	const commit = git.ask([
		"merge-base",
		"--",
		named,
		head
	])?.split("\n")[0];
	if (commit === void 0 || commit === "") throw new UserError(`${quote(ref)} and the checked-out commit have no commit in common`, { hint: isShallow ? "The clone is shallow: fetch the whole history. With actions/checkout write `fetch-depth: 0`." : "Name another ref, or a folder: --base ../other/policies" });
	return {
		commit,
		isOlder: commit !== named
	};
}
function unknownRef(git, ref, isShallow) {
	const hint = git.ask([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`origin/${ref}^{commit}`
	]) !== void 0 ? `Did you mean origin/${ref}?` : isShallow ? "The clone is shallow: fetch the whole history. With actions/checkout write `fetch-depth: 0`." : "Fetch it first, or write a folder with ./ before it: --base ./other/policies";
	return new UserError(`git knows no commit ${quote(ref)}`, { hint });
}
var init_revision = __esmMin((() => {
	init_text();
	init_errors();
}));
// src/git/run-git.ts
function createGit(folder, env) {
	const start = (args, input = "") => {
		const { status, stdout, stderr, error } = spawnSync("git", [
			"--no-pager",
			"--literal-pathspecs",
			"-c",
			"core.quotePath=false",
			"-C",
			folder,
			...args
		], {
			env: {
				...withoutPlace(env),
				LC_ALL: "C",
				GIT_OPTIONAL_LOCKS: "0",
				GIT_TERMINAL_PROMPT: "0"
			},
			input,
			maxBuffer: Number.POSITIVE_INFINITY,
			windowsHide: true
		});
		if (error !== void 0) {
			const missing = "code" in error && error.code === "ENOENT";
			throw new UserError(missing ? "git is not installed, or not on the PATH" : `cannot run git: ${error.message}`, {
				hint: "Install git, or compare with a folder: --base ../other/policies",
				exitCode: 3,
				cause: error
			});
		}
		return {
			status,
			stdout,
			stderr: stderr.toString("utf8")
		};
	};
	return {
		run: (args, input) => {
			const { status, stdout, stderr } = start(args, input);
			if (status !== 0) throw new UserError(`git ${args[0]} failed: ${reasonOf(stderr)}`, { exitCode: 3 });
			return stdout;
		},
		ask: (args) => {
			const { status, stdout, stderr } = start(args);
			if (/dubious ownership/.test(stderr)) throw new UserError(`git refuses to read the repository: ${reasonOf(stderr)}`, {
				hint: "Somebody else owns the folder: git config --global --add safe.directory <folder>",
				exitCode: 3
			});
			return status === 0 ? stdout.toString("utf8").replace(/\n$/, "") : void 0;
		}
	};
}
function withoutPlace(env) {
	const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_PREFIX: ____, ...rest } = env;
	return rest;
}
function reasonOf(stderr) {
	const lines = stderr.split("\n").filter((line) => line !== "");
	return (lines.find((line) => line.startsWith("fatal:")) ?? lines[0] ?? "it does not say why").replace(/^fatal: /, "");
}
var init_run_git = __esmMin((() => {
	init_errors();
}));
// src/git/window-history.ts
function windowHistory(git, commit, path) {
	const log = git.ask([
		"log",
		"--follow",
		"--no-ext-diff",
		"--no-textconv",
		"--raw",
		"--no-abbrev",
		"-z",
		"--format=",
		`--max-count=${maxCommits}`,
		commit,
		"--",
		path
	]);
	if (log === void 0) return [];
	const ids = [...log.matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*(?=\0)/g)].map(([, id = ""]) => id).filter((id) => !/^0+$/.test(id)).reverse();
	const texts = readBlobs(git, ids);
	const days = ids.flatMap((id) => {
		const text = texts.get(id);
		const until = text === void 0 ? void 0 : parsePolicy({
			path,
			text
		}, "").policy?.seeThru?.until?.value;
		return until !== void 0 && isDate(until) ? [until] : [];
	});
	return days.filter((day, index) => day !== days[index - 1]);
}
var maxCommits;
var init_window_history = __esmMin((() => {
	init_dates();
	init_parse();
	init_commit_files();
	maxCommits = 100;
}));
// src/commands/review-base.ts
var review_base_exports = __exportAll({ loadBase: () => loadBase });
function loadBase(base, root, io) {
	return isAbsolute(base) || /^\.\.?(?:[\\/]|$)/.test(base) ? fromFolder(base, io.cwd) : fromCommit(base, root, io);
}
function fromFolder(base, cwd) {
	if (resolve(cwd, base) === cwd) throw new UserError(`the base ${base} is no folder of policies`, { hint: "Name its folder: --base ../other/policies" });
	return {
		loaded: loadTree(base, { cwd }),
		exact: base,
		words: `the folder ${base}`,
		windowHistory: () => []
	};
}
function fromCommit(ref, root, { cwd, env }) {
	const inTree = createGit(root, env);
	const top = topFolder(inTree);
	const prefix = inTree.ask(["rev-parse", "--show-prefix"]);
	if (top === void 0 || prefix === void 0) throw new UserError(`the policies ${toPosix(relative(cwd, root)) || "."} lie in no git repository`, { hint: "Compare with a folder: --base ../other/policies" });
	const git = createGit(top, env);
	const { commit, isOlder } = mergeBase(git, ref);
	const folder = prefix.replace(/\/$/, "");
	const show = (path) => toPosix(relative(cwd, resolve(root, path)));
	const files = commitFiles(git, commit, folder, show);
	const loaded = files?.list().paths.includes("discriminat.yaml") ? loadFiles(files) : void 0;
	const short = commit.slice(0, 12);
	return {
		loaded,
		exact: commit,
		words: isOlder ? `${short}, where the change left ${ref}` : `${short}, ${ref}`,
		windowHistory: (app) => {
			const policy = loaded?.tree?.policies.find((one) => one.app?.value === app);
			if (policy === void 0) return [];
			const path = toPosix(relative(root, resolve(cwd, policy.source.path)));
			return windowHistory(git, commit, folder === "" ? path : `${folder}/${path}`);
		}
	};
}
var init_review_base = __esmMin((() => {
	init_errors();
	init_commit_files();
	init_revision();
	init_run_git();
	init_window_history();
	init_load_tree();
	init_select_files();
}));
// src/report/comment.ts
function formatComment(comment) {
	const { mark, tone, title, verdict, sentences, flags, sections, footer, command } = comment;
	const [first = "", ...others] = sentences.map((sentence) => inertMarkdown(cut(sentence, maxSentence)));
	const head = [
		`<!-- discriminat-policy:${mark.replace(/[^a-z0-9:/._]/gi, "-").replace(/-{2,}/g, "-")} -->`,
		`## ${signs[tone]} ${inertMarkdown(cut(title, maxCell))}`,
		"",
		`**${inertMarkdown(verdict)}**: ${first}`,
		...others.flatMap((sentence) => ["", capital(sentence)]),
		""
	].join("\n");
	const foot = [
		"",
		`<sub>${footer.map((part) => inertMarkdown(cut(part, maxCell))).join(" · ")}</sub>`,
		"",
		`<sub>Again: ${inlineCode(cut(command, maxSentence))}</sub>`,
		""
	].join("\n");
	const parts = [...flags.length === 0 ? [] : [flagPart(flags)], ...sections.map(sectionPart)];
	const room = maxCommentLength$1 - head.length - foot.length - parts.reduce((sum, part) => sum + part.frame, 0);
	const shares = share(parts.map(({ lines }) => lines.reduce((sum, line) => sum + line.length, 0)), room);
	return head + parts.map((part, index) => part.render(shares[index] ?? 0)).join("") + foot;
}
function part(before, lines, after) {
	return {
		frame: before.length + after.length + noteLength,
		lines,
		render: (room) => {
			let used = 0;
			const shown = lines.filter((line) => {
				used += line.length;
				return used <= room;
			});
			const left = lines.length - shown.length;
			const note = left === 0 ? "" : `\n${plural(left, "more line")} left out here: \`--format json\` has all of them.\n`;
			return `${before}${shown.join("")}${note}${after}`;
		}
	};
}
function flagPart(flags) {
	const lines = flags.map((flag) => `> - ${inertMarkdown(cut(capital(flag), maxSentence))}\n`);
	return part(`\n> [!WARNING]\n> **${plural(flags.length, "red flag")}**\n>\n`, lines, "");
}
function sectionPart({ title, folded, text, columns, rows }) {
	const heading = inertMarkdown(cut(title, maxCell));
	const table = [
		...text === void 0 ? [] : [inertMarkdown(cut(text, maxSentence)), ""],
		`| ${columns.join(" | ")} |`,
		`|${" --- |".repeat(columns.length)}`,
		""
	].join("\n");
	const lines = rows.map((row) => `| ${row.map(cell).join(" | ")} |\n`);
	return folded ? part(`\n<details>\n<summary>${heading}</summary>\n\n${table}`, lines, "\n</details>\n") : part(`\n### ${heading}\n\n${table}`, lines, "");
}
function cell(content) {
	return typeof content === "string" ? inertMarkdown(cut(content, maxCell)) : inlineCode(cut(content.code, maxCell));
}
function share(needs, room) {
	const shares = needs.map(() => 0);
	let left = Math.max(0, room);
	const order = needs.map((_, index) => index).sort((one, other) => (needs[one] ?? 0) - (needs[other] ?? 0));
	for (const [position, index] of order.entries()) {
		const most = Math.floor(left / (order.length - position));
		shares[index] = Math.min(needs[index] ?? 0, most);
		left -= shares[index];
	}
	return shares;
}
var maxCommentLength$1, maxCell, maxSentence, signs, noteLength, cut, capital;
var init_comment$1 = __esmMin((() => {
	init_inert_markdown();
	init_words();
	maxCommentLength$1 = 6e4;
	maxCell = 300;
	maxSentence = 1e3;
	signs = {
		good: "✅",
		doubtful: "⚠️",
		bad: "❌"
	};
	noteLength = 120;
	cut = (text, length) => text.length <= length ? text : `${text.slice(0, length)}…`;
	capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}));
// src/report/text-blocks.ts
function renderBlocks(blocks, { color, width }) {
	const colors = (0, import_picocolors.createColors)(color);
	const columns = Math.max(Math.min(width, maxWidth), 40);
	const tones = {
		good: colors.green,
		bad: colors.red,
		doubtful: colors.yellow,
		plain: (text) => text
	};
	const linesOf = (block) => {
		switch (block.kind) {
			case "heading": return [colors.bold(visible(block.text))];
			case "paragraph": return wrap(visible(block.text), columns);
			case "code": return block.text.split("\n").map((line) => `${indent}${visible(line)}`);
			case "item": {
				const word = block.word === void 0 ? "" : `  ${tones[block.tone ?? "plain"](visible(block.word))}`;
				const lines = block.lines.flatMap((line) => wrap(visible(line), columns - 4));
				return [`${indent}${colors.bold(visible(block.term))}${word}`, ...lines.map((line) => "    " + line)];
			}
			case "table": return tableLines(block, columns, colors.bold);
		}
	};
	return `${blocks.map((block) => linesOf(block).join("\n")).join("\n\n")}\n`;
}
function tableLines({ head, rows }, columns, strong) {
	const shown = [...head === void 0 ? [] : [head], ...rows].map((row) => row.map(visible));
	const count = Math.max(0, ...shown.map((row) => row.length));
	const widths = Array.from({ length: count - 1 }, (_, index) => Math.max(...shown.map((row) => textWidth(row[index] ?? ""))));
	const lead = widths.reduce((sum, width) => sum + width + 2, 2);
	if (head !== void 0 && columns - lead < minLastWidth) return rowsAsLines(head, rows, columns, strong);
	return shown.flatMap((row, rowIndex) => {
		const cells = widths.map((width, index) => {
			const cell = row[index] ?? "";
			return cell + " ".repeat(width - textWidth(cell) + 2);
		});
		return wrap(row[count - 1] ?? "", Math.max(columns - lead, minLastWidth)).map((line, index) => {
			const text = (index === 0 ? `${indent}${cells.join("")}${line}` : `${" ".repeat(lead)}${line}`).trimEnd();
			return head !== void 0 && rowIndex === 0 ? strong(text) : text;
		});
	});
}
function rowsAsLines(head, rows, columns, strong) {
	return rows.flatMap(([subject = "", ...cells]) => [`${indent}${strong(visible(subject))}`, ...cells.flatMap((cell, index) => {
		const label = `${visible(head[index + 1] ?? "")}: `;
		return cell === "" ? [] : wrap(label + visible(cell), columns - 4).map((line) => "    " + line);
	})]);
}
var import_picocolors, maxWidth, indent, minLastWidth;
var init_text_blocks = __esmMin((() => {
	import_picocolors = require_picocolors();
	init_text_width();
	init_visible();
	maxWidth = 100;
	indent = "  ";
	minLastWidth = 20;
}));
// src/review/compare-windows.ts
function within(ports, others) {
	if (others === "all") return true;
	return ports !== "all" && ports.every((port) => others.includes(port));
}
function judge(before, after) {
	if (before === void 0 || after === void 0) return {
		wider: before === void 0,
		narrower: after === void 0,
		kind: after ? "opened" : "closed"
	};
	const morePorts = !within(after.ports, before.ports);
	const fewerPorts = !within(before.ports, after.ports);
	const kind = after.until > before.until ? "extended" : after.until < before.until ? "shortened" : morePorts && fewerPorts ? "other-ports" : morePorts ? "more-ports" : "fewer-ports";
	return {
		wider: after.until > before.until || morePorts,
		narrower: after.until < before.until || fewerPorts,
		kind
	};
}
function compareWindows(app, base, head, historyOf) {
	const changes = new Map();
	const networks = new Set([...base?.networks.keys() ?? [], ...head?.networks.keys() ?? []]);
	for (const network of networks) {
		const before = base?.networks.get(network)?.window;
		const after = head?.networks.get(network)?.window;
		const holder = after ?? before;
		if (holder === void 0) continue;
		const { wider, narrower, kind } = judge(before, after);
		if (!wider && !narrower) continue;
		const key = JSON.stringify([termsOf(before), termsOf(after)]);
		const known = changes.get(key);
		if (known !== void 0) {
			known.networks.push(network);
			continue;
		}
		const { policy } = holder;
		const at = policy.seeThru?.until ?? policy.seeThru?.at ?? policy.at;
		changes.set(key, {
			kind,
			wider,
			narrower,
			app,
			networks: [network],
			before: termsOf(before),
			after: termsOf(after),
			history: wider && after !== void 0 ? historyOf() : [],
			reason: after === void 0 ? void 0 : policy.seeThru?.reason?.value,
			origin: {
				tree: after === void 0 ? "base" : "head",
				file: policy.source,
				at
			},
			traffic: void 0
		});
	}
	return [...changes.values()];
}
function termsOf(window) {
	if (window === void 0) return void 0;
	const { until, ports } = window;
	return {
		until,
		ports: ports === "all" ? ports : [...new Set(ports)].sort((left, right) => left - right)
	};
}
function extensionsOf(lastDays) {
	return lastDays.filter((day, index) => index > 0 && day > (lastDays[index - 1] ?? day)).length;
}
var init_compare_windows = __esmMin((() => {}));
// src/review/replay.ts
function replay(snapshot, network, pairs) {
	const judges = new Map();
	const judgesOf = (app) => {
		const pair = pairs.get(app);
		if (pair === void 0) return void 0;
		let known = judges.get(app);
		if (known === void 0) {
			const judge = (reach) => createJudge(reach?.networks.get(network));
			known = {
				before: judge(pair.base),
				after: judge(pair.head)
			};
			judges.set(app, known);
		}
		return known;
	};
	const blocked = [];
	const admitted = [];
	const wider = [];
	const narrower = [];
	let connections = 0;
	let unattributed = 0;
	for (const flow of snapshot.flows) {
		connections += flow.connections;
		if (flow.app === null) unattributed += flow.connections;
		const judge = flow.app === null ? void 0 : judgesOf(flow.app);
		if (judge === void 0) continue;
		const before = judge.before(flow);
		const after = judge.after(flow);
		if (flow.outcome === "allowed" && beyond(before.passes, after.passes)) blocked.push(flow);
		if (beyond(after.passes, before.passes)) admitted.push(flow);
		if (beyond(before.named, after.named)) narrower.push(flow);
		if (beyond(after.named, before.named)) wider.push(flow);
	}
	return {
		network,
		window: snapshot.window,
		connections,
		unattributed,
		blocked: fateOf(blocked),
		admitted: fateOf(admitted),
		named: {
			wider: fateOf(wider),
			narrower: fateOf(narrower)
		},
		doubts: doubtsOf(snapshot)
	};
}
function beyond(one, other) {
	return one.some((yes, index) => yes && !other[index]);
}
function createJudge(reach) {
	const sets = new Map();
	for (const [key, names] of reach?.names ?? []) sets.set(key, [createPatternSet(names.keys()), createPatternSet(names.keys(), { emptyRun: true })]);
	const window = reach?.window;
	return ({ name, protocol, port, last_seen: lastSeen }) => {
		const open = window !== void 0 && (lastSeen === null || lastSeen.slice(0, 10) <= window.until) && (window.ports === "all" || port !== null && window.ports.includes(port));
		const pair = sets.get(`${protocol} ${port}`);
		const named = pair === void 0 || name === null ? [false, false] : [pair[0].match(name).length > 0, pair[1].match(name).length > 0];
		return {
			passes: open ? [true, true] : named,
			named
		};
	};
}
function later$1(one, other) {
	return one === null || other !== null && other > one ? other : one;
}
function fateOf(flows) {
	const byName = new Map();
	for (const { app, name, protocol, port, connections, last_seen: lastSeen } of flows) {
		const key = JSON.stringify([
			app,
			name,
			protocol,
			port
		]);
		const known = byName.get(key);
		if (known === void 0) {
			byName.set(key, {
				app: app ?? "",
				name: name ?? "(no name)",
				protocol,
				port: port ?? 0,
				names: 1,
				connections,
				lastSeen
			});
			continue;
		}
		known.connections += connections;
		known.lastSeen = later$1(known.lastSeen, lastSeen);
	}
	const all = [...byName.values()].sort((one, other) => other.connections - one.connections || (`${one.name} ${one.app}` < `${other.name} ${other.app}` ? -1 : 1));
	return {
		...sumOf(all),
		flows: all
	};
}
function sumOf(flows) {
	return {
		connections: flows.reduce((sum, flow) => sum + flow.connections, 0),
		names: new Set(flows.map(({ name }) => name)).size,
		lastSeen: flows.reduce((last, flow) => later$1(last, flow.lastSeen), null)
	};
}
function doubtsOf({ complete, gaps, verbosity, unattributed }) {
	const doubts = [];
	if (!complete) doubts.push("the snapshot is incomplete");
	if (gaps.length > 0) doubts.push("there are gaps in the logs");
	if (verbosity === "only_disallowed") doubts.push("only what was disallowed is logged");
	if (verbosity === "none") doubts.push("flows are not logged");
	if (unattributed.ambiguous + unattributed.unknown > 0) doubts.push("not every connection has a known app");
	return doubts;
}
function indexFlows({ flows }) {
	const index = new Map();
	const keyOf = (app, protocol, port) => `${app} ${protocol} ${port}`;
	for (const flow of flows) {
		const key = keyOf(flow.app, flow.protocol, flow.port);
		const group = index.get(key);
		if (group === void 0) index.set(key, [flow]);
		else group.push(flow);
	}
	return (app, protocol, port) => index.get(keyOf(app, protocol, port)) ?? [];
}
function markNames(changes, replayed) {
	const named = {
		wider: indexFlows(replayed.named.wider),
		narrower: indexFlows(replayed.named.narrower)
	};
	const blocked = indexFlows(replayed.blocked);
	return changes.map((change) => {
		const { direction, name, protocol, port } = change;
		const places = change.places.filter(({ network }) => network === replayed.network);
		if (places.length === 0 || change.of === "time") return change;
		const of = (index) => sumOf(places.flatMap(({ app }) => index(app, protocol, port).filter((flow) => matches(name, flow.name, { emptyRun: true }))));
		const cut = direction === "narrower" ? of(blocked).connections : 0;
		return {
			...change,
			traffic: of(named[direction]),
			blocked: cut
		};
	});
}
function markWindows(windows, replayed) {
	const byName = new Set(replayed.named.narrower.flows.map(flowKey));
	return windows.map((change) => {
		if (!change.narrower || !change.networks.includes(replayed.network)) return change;
		const flows = replayed.blocked.flows.filter((flow) => flow.app === change.app && !byName.has(flowKey(flow)));
		return {
			...change,
			traffic: sumOf(flows)
		};
	});
}
function flowKey({ app, name, protocol, port }) {
	return JSON.stringify([
		app,
		name,
		protocol,
		port
	]);
}
function shortTarget({ name, protocol, port }) {
	return `${protocol === "tls" ? "" : `${protocol}://`}${name}${port === (protocol === "tls" || protocol === "ssh" ? defaultPort[protocol] : void 0) ? "" : `:${port}`}`;
}
var init_replay = __esmMin((() => {
	init_pattern();
	init_pattern_set();
	init_preferences();
}));
// src/review/describe.ts
function describePlaces(places) {
	const apps = [...new Set(places.map(({ app }) => app))];
	const networks = [...new Set(places.map(({ network }) => network))].sort();
	return `${apps.length > named$1 ? count(apps.length, "app") : wordList(apps)} in ${wordList(networks)}`;
}
function describeTime(time) {
	return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
function thousands(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
function countThousands(number, one, many = `${one}s`) {
	return `${thousands(number)} ${number === 1 ? one : many}`;
}
function describeTraffic({ connections, lastSeen }) {
	if (connections === 0) return "never seen";
	const last = lastSeen === null ? "" : `, last on ${describeTime(lastSeen)}`;
	return `seen ${thousands(connections)} times${last}`.replace("seen 1 times", "seen once");
}
function describeName(change) {
	const { direction, of, name, protocol, port, witness, until, otherUntil, bundle, places, undecided } = change;
	const target = quote(shortTarget({
		name,
		protocol,
		port
	}));
	const where = describePlaces(places);
	const from = bundle === void 0 ? "" : ` (bundle ${quote(bundle)})`;
	const example = witness === name || undecided ? "" : `, for instance ${quote(witness)}`;
	if (of === "time") {
		const [before, after] = direction === "wider" ? [otherUntil, until] : [until, otherUntil];
		const end = (day) => day === null ? "without end" : `until ${day}`;
		return `${target}${from} is reachable ${end(after)} for ${where}, before that ${end(before)}${example}`;
	}
	const days = until === null ? "" : ` until ${until}`;
	if (direction === "wider") return `${target}${from} ${of === "all" ? "becomes reachable" : "admits more than before"}${days} for ${where}${example}${undecided ? ", as far as can be told: its patterns are too hard to compare" : ""}`;
	return `${target}${from} ${of === "all" ? "is no longer reachable" : "is only reachable in part"} for ${where}${of === "part" && !undecided ? `, no longer ${quote(witness)}` : ""}`;
}
function describePorts(ports) {
	return ports === "all" ? "all ports" : `port${ports.length > 1 ? "s" : ""} ${wordList(ports)}`;
}
function describeWindow(change) {
	const { kind, app, networks, before, after, history } = change;
	const subject = `the see-thru window of ${app} in ${wordList(networks)}`;
	switch (kind) {
		case "opened": return `${subject} is opened${history.length > 0 ? ", not for the first time" : ""}: nothing is blocked on ${describePorts(after?.ports ?? "all")} until ${after?.until}`;
		case "closed": return `${subject} is closed: it was open on ${describePorts(before?.ports ?? "all")} until ${before?.until}`;
		case "extended": {
			const times = timesExtended(change);
			const how = times > 1 ? `is extended for the ${ordinals[times] ?? `${times}th`} time` : "is extended";
			const past = times > 1 ? ` (last days so far: ${wordList([...new Set([...history, before?.until ?? ""])])})` : "";
			return `${subject} ${how}: until ${after?.until} instead of ${before?.until}${past}${portsChange(change)}`;
		}
		case "shortened": return `${subject} is shortened: until ${after?.until} instead of ${before?.until}${portsChange(change)}`;
		default: return `${subject} is open on ${describePorts(after?.ports ?? "all")} instead of ${describePorts(before?.ports ?? "all")}`;
	}
}
function portsChange({ before, after }) {
	if (before === void 0 || after === void 0 || String(before.ports) === String(after.ports)) return "";
	return `, and on ${describePorts(after.ports)} instead of ${describePorts(before.ports)}`;
}
function timesExtended({ kind, history, before, after }) {
	if (kind !== "extended" || before === void 0 || after === void 0) return 0;
	return extensionsOf([...history.at(-1) === before.until ? history : [...history, before.until], after.until]);
}
var named$1, ordinals;
var init_describe = __esmMin((() => {
	init_text();
	init_words$1();
	init_compare_windows();
	init_replay();
	named$1 = 3;
	ordinals = [
		"",
		"",
		"second",
		"third",
		"fourth",
		"fifth"
	];
}));
// src/review/findings.ts
var findings_exports = __exportAll({
	reportedChanges: () => reportedChanges,
	reviewFindings: () => reviewFindings
});
function reportedChanges({ names, windows, notices }) {
	const all = [
		...notices.map(ofNotice),
		...windows.map(ofWindow),
		...names.map(ofName)
	];
	const rank = new Map(reviewChecks.map(({ id }, index) => [id, index]));
	return all.sort((one, other) => (rank.get(one.check) ?? 0) - (rank.get(other.check) ?? 0));
}
function ofNotice({ kind, message, help, origin }) {
	return {
		check: `review/${kind}`,
		message,
		help,
		origin
	};
}
function ofWindow(change) {
	const check = checkOfWindow(change);
	const { after, origin, traffic } = change;
	const cut = traffic !== void 0 && traffic.connections > 0;
	return {
		check,
		message: `${describeWindow(change)}${cut ? `; nothing else lets pass what was ${describeTraffic(traffic)}` : ""}`,
		help: check === "review/window-extended-again" ? "write the entries for what has been seen, and let the window end" : void 0,
		origin,
		...after === void 0 ? {} : { evidence: { until: after.until } }
	};
}
function checkOfWindow(change) {
	if (!change.wider) return (change.traffic?.connections ?? 0) > 0 ? "review/traffic-cut" : "review/window-narrower";
	if (change.kind !== "extended") return "review/window-opened";
	return timesExtended(change) > 1 ? "review/window-extended-again" : "review/window-extended";
}
function ofName(change) {
	const { direction, of, risk, wasRefused, refusedBecause, traffic, blocked, witness, origin } = change;
	const clauses = [describeName(change)];
	if (traffic !== void 0) clauses.push(describeTraffic(traffic));
	if (wasRefused !== void 0) clauses.push(`refused until now${wasRefused === "" ? "" : `: ${wasRefused}`}`);
	if (risk !== void 0) clauses.push(risk.reason);
	if (direction === "wider" && refusedBecause !== void 0) clauses.push(`the firewall refuses it: ${refusedBecause}`);
	return {
		check: `review/${direction === "wider" ? wasRefused !== void 0 ? "refused-name" : risk !== void 0 && of !== "time" ? "risky-name" : "name-wider" : blocked > 0 ? "traffic-cut" : "name-narrower"}`,
		message: clauses.join("; "),
		help: void 0,
		origin,
		evidence: {
			witness,
			...risk === void 0 ? {} : { tier: risk.tier },
			...traffic === void 0 ? {} : { connections: traffic.connections }
		}
	};
}
function reviewFindings(review, head, settings) {
	const severityOf = severities$1(settings);
	const anchor = createAnchor(head);
	return reportedChanges(review).flatMap(({ check, message, help, origin, evidence }) => {
		const severity = severityOf(check);
		if (severity === "off") return [];
		return toFinding(check, severity, {
			...anchor(origin),
			message,
			...help === void 0 ? {} : { help },
			...evidence === void 0 ? {} : { evidence }
		});
	}).sort(compareFindings);
}
function severities$1({ checks }) {
	const defaults = new Map(reviewChecks.map(({ id, severity }) => [id, severity]));
	const configured = new Map(checks.map(({ id, severity }) => [id.value, severity]));
	return (check) => configured.get(check) ?? defaults.get(check) ?? "warning";
}
function createAnchor(head) {
	const tops = new Map();
	const { settings, bundles, policies } = head;
	tops.set(settings.source.path, {
		file: settings.source,
		at: settings.at
	});
	for (const { source, at } of bundles) if (source !== void 0) tops.set(source.path, {
		file: source,
		at
	});
	for (const policy of policies) tops.set(policy.source.path, {
		file: policy.source,
		at: headOf(policy)
	});
	return ({ tree, file, at }) => (tree === "base" ? tops.get(file.path) : void 0) ?? {
		file,
		at
	};
}
var init_findings = __esmMin((() => {
	init_finding();
	init_review_checks();
	init_places();
	init_describe();
}));
// src/review/summary.ts
function verdictSentence({ names, windows, notices, apps, verdict }) {
	const of = (direction, time) => names.filter((change) => change.direction === direction && change.of === "time" === time).length;
	const clauses = [];
	const say = (count, one, one_, many_, many = `${one}s`) => {
		if (count > 0) clauses.push(`${countThousands(count, one, many)} ${verb(count, one_, many_)}`);
	};
	say(of("wider", false), "name", "becomes reachable", "become reachable");
	say(of("wider", true), "name", "stays reachable for longer", "stay reachable for longer");
	say(windows.filter(({ kind }) => kind === "opened").length, "see-thru window", "is opened", "are opened");
	say(windows.filter(({ kind }) => kind === "extended").length, "see-thru window", "is extended", "are extended");
	say(windows.filter(({ wider, kind }) => wider && kind !== "opened" && kind !== "extended").length, "see-thru window", "reaches other ports", "reach other ports");
	say(of("narrower", false), "name", "is no longer reachable", "are no longer reachable");
	say(of("narrower", true), "name", "is reachable for a shorter time", "are reachable for a shorter time");
	say(windows.filter(({ wider }) => !wider).length, "see-thru window", "ends earlier or reaches less", "end earlier or reach less");
	const loosened = notices.filter(({ kind }) => kind === "guardrail-loosened" || kind === "severity-lowered").length;
	say(loosened, "guardrail", "is loosened", "are loosened");
	if (clauses.length === 0) return notices.length === 0 ? "the policies let through the same as before." : `the policies let through the same as before; ${countThousands(notices.length, "other change")}.`;
	const where = apps.length === 0 || verdict === "EQUAL" ? "" : ` (${countThousands(apps.length, "app")})`;
	return `${wordList(clauses)}${where}.`;
}
function replaySentence(replay, names) {
	const { blocked, connections, network, window } = replay;
	const when = window === null ? "" : `, ${describeTime(window.from)} to ${describeTime(window.to)}`;
	const all = countThousands(connections, "connection");
	return `${[`replay of ${network}${when}: ${blocked.connections === 0 ? `would have blocked none of ${all}` : `would have blocked ${thousands(blocked.connections)} of ${all} (${countThousands(blocked.names, "name")}${blocked.lastSeen === null ? "" : `, last on ${describeTime(blocked.lastSeen)}`})`}`, ...admittedWords(names)].join("; ")}.`;
}
function admittedWords(names) {
	const judged = names.flatMap(({ direction, of, traffic }) => direction === "wider" && of !== "time" && traffic !== void 0 ? [traffic] : []);
	if (judged.length === 0) return [];
	const seen = judged.filter(({ connections }) => connections > 0);
	const fresh = `admits ${countThousands(judged.length, "new name")}`;
	if (seen.length === 0) return [`${fresh}, never seen`];
	const connections = seen.reduce((sum, traffic) => sum + traffic.connections, 0);
	const lastSeen = seen.reduce((last, traffic) => traffic.lastSeen !== null && (last === null || traffic.lastSeen > last) ? traffic.lastSeen : last, null);
	const words = describeTraffic({
		connections,
		names: seen.length,
		lastSeen
	});
	return [seen.length === judged.length ? `${fresh}, ${words}` : `${fresh}, ${thousands(seen.length)} of them ${words}`];
}
var verb;
var init_summary = __esmMin((() => {
	init_words$1();
	init_describe();
	verb = (count, one, many) => count === 1 ? one : many;
}));
// src/review/comment.ts
function isFlag({ check }) {
	return severities.get(check) === "warning" && check !== "review/name-wider";
}
function reviewComment(review) {
	const { names, windows, replay, verdict } = review;
	const reported = reportedChanges(review);
	const flags = reported.filter(isFlag);
	const others = reported.filter((item) => !isFlag(item) && !/^review\/(?:name|window)-/.test(item.check));
	const sections = [
		namesSection("Newly reachable", names, "wider", replay),
		namesSection("No longer reachable", names, "narrower", replay),
		windowsSection(windows),
		...replay === void 0 ? [] : [fateSection("Connections that would have been blocked", replay.blocked), fateSection("Connections that would be let through", replay.admitted)],
		{
			title: "Other changes",
			folded: true,
			columns: ["Change", "Line"],
			rows: others.map(({ message, origin }) => [message, lineOf(origin)])
		}
	];
	const sentences = [verdictSentence(review)];
	if (replay !== void 0) {
		sentences.push(replaySentence(replay, names));
		if (replay.doubts.length > 0) sentences.push(`That something was never seen proves little here: ${replay.doubts.join("; ")}.`);
	}
	return {
		tone: flags.length > 0 ? "bad" : verdict === "WIDER" ? "doubtful" : "good",
		title: "Egress review",
		verdict: review.widens && review.narrows ? "WIDER, and narrower in part" : verdict,
		sentences,
		flags: flags.map(({ message, help }) => help === void 0 ? message : `${message}; ${help}`),
		sections: sections.filter(({ rows }) => rows.length > 0)
	};
}
function lineOf({ tree, file, at }) {
	const { line } = regionOf(file, at.span);
	return { code: `${file.path}:${line}${tree === "base" ? " (base)" : ""}` };
}
function namesSection(title, all, direction, replay) {
	const names = all.filter((change) => change.direction === direction);
	const weight = ({ risk, wasRefused, traffic, of }) => (risk === void 0 ? 0 : 4) + (wasRefused === void 0 ? 0 : 4) + ((traffic?.connections ?? 0) > 0 ? 2 : 0) + (of === "time" ? 0 : 1);
	const sorted = [...names].sort((one, other) => weight(other) - weight(one));
	const example = direction === "wider" ? "For instance" : "No longer";
	return {
		title: `${title} (${names.length})`,
		folded: names.length > openRows,
		columns: [
			"Name",
			"Apps",
			example,
			...replay === void 0 ? [] : ["Traffic"],
			"Reason",
			"Line"
		],
		rows: sorted.map((change) => [
			{ code: shortTarget(change) },
			`${describePlaces(change.places)}${change.bundle === void 0 ? "" : `, bundle ${change.bundle}`}${days(change)}`,
			change.witness === change.name ? "" : { code: change.witness },
			...replay === void 0 ? [] : [change.traffic === void 0 ? "" : describeTraffic(change.traffic)],
			[change.reason, change.ticket].filter((text) => text !== void 0).join(", "),
			lineOf(change.origin)
		])
	};
}
function days({ direction, of, until, otherUntil }) {
	const end = (day) => day === null ? "without end" : `until ${day}`;
	const [before, after] = direction === "wider" ? [otherUntil, until] : [until, otherUntil];
	if (of === "time") return `, ${end(after)} instead of ${end(before)}`;
	return until === null ? "" : `, until ${until}`;
}
function windowsSection(windows) {
	const terms = (of) => of === void 0 ? "no window" : `until ${of.until}, ${describePorts(of.ports)}`;
	return {
		title: "See-thru windows",
		folded: false,
		columns: [
			"App",
			"Change",
			"Before",
			"After",
			"Reason",
			"Line"
		],
		rows: windows.map((change) => [
			describePlaces(change.networks.map((network) => ({
				app: change.app,
				network
			}))),
			kindWords(change),
			terms(change.before),
			terms(change.after),
			change.reason ?? "",
			lineOf(change.origin)
		])
	};
}
function kindWords(change) {
	const times = timesExtended(change);
	if (times > 1) return `extended, ${times} times by now`;
	return change.kind === "opened" && change.history.length > 0 ? "opened again" : change.kind.replace("-", " ");
}
function fateSection(title, { flows }) {
	return {
		title: `${title} (${flows.length})`,
		folded: true,
		columns: [
			"Name",
			"App",
			"Traffic"
		],
		rows: flows.map((flow) => [
			{ code: shortTarget(flow) },
			flow.app,
			describeTraffic(flow)
		])
	};
}
var severities, openRows;
var init_comment = __esmMin((() => {
	init_review_checks();
	init_source_file();
	init_describe();
	init_findings();
	init_replay();
	init_summary();
	severities = new Map(reviewChecks.map(({ id, severity }) => [id, severity]));
	openRows = 25;
}));
// src/commands/deliver-review.ts
var deliver_review_exports = __exportAll({ deliverReview: () => deliverReview });
async function deliverReview(result, global, io) {
	for (const { format, file } of global.outputs) {
		const options = file === void 0 ? {
			color: io.color,
			width: io.width,
			quiet: global.quiet
		} : {
			color: false,
			width: 100,
			quiet: false
		};
		const text = format === "markdown" ? formatComment(commentOf(result)) : await render(format, result, options);
		if (file === void 0) io.out(text);
		else await writeFileAtomically(file, text, io.cwd);
	}
	if (!global.quiet && global.outputs.every(({ file }) => file !== void 0)) io.err(`review: ${result.review.verdict}: ${verdictSentence(result.review)}\n`);
}
function commentOf({ review, provenance }) {
	return {
		...reviewComment(review),
		...provenance
	};
}
async function render(format, { review, report }, options) {
	const text = (await loadFormatter(format))({
		...report,
		data: { review: reviewData(review) }
	}, options);
	return format === "pretty" && !options.quiet ? `${verdictText(review, options)}\n${text}` : text;
}
function verdictText(review, options) {
	const { verdict, widens, narrows, names, replay } = review;
	const tone = widens ? "doubtful" : "good";
	const lines = [verdictSentence(review)];
	if (replay !== void 0) {
		lines.push(replaySentence(replay, names));
		if (replay.doubts.length > 0) lines.push(`That something was never seen proves little here: ${replay.doubts.join("; ")}.`);
	}
	return renderBlocks([{
		kind: "item",
		term: verdict,
		word: widens && narrows ? "and narrower in part" : "",
		tone,
		lines
	}], options);
}
function reviewData({ verdict, widens, narrows, names, windows, notices, apps, replay }) {
	return {
		verdict,
		widens,
		narrows,
		apps,
		names: names.map(nameData),
		windows: windows.map(({ origin, ...change }) => ({
			...change,
			...placeOf(origin)
		})),
		notices: notices.map(({ kind, message, help, apps: concerned, origin }) => ({
			kind,
			message,
			help,
			apps: concerned,
			...placeOf(origin)
		})),
		replay: replay && replayData(replay)
	};
}
function replayData({ named: _, ...replay }) {
	return replay;
}
function nameData({ origin, of, ...change }) {
	return {
		...change,
		change: of,
		...placeOf(origin)
	};
}
var placeOf;
var init_deliver_review = __esmMin((() => {
	init_source_file();
	init_comment$1();
	init_formatters();
	init_text_blocks();
	init_comment();
	init_summary();
	init_write_file();
	placeOf = ({ tree, file, at }) => ({
		tree,
		file: file.path,
		line: regionOf(file, at.span).line
	});
}));
// src/traffic/generated/snapshot-validator.ts
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	const evaluated0 = validate21.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.from === void 0 && (missing0 = "from") || data.to === void 0 && (missing0 = "to")) {
			validate21.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'",
				schema: schema32.required,
				parentSchema: schema32,
				data
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "from" || key0 === "to")) {
				validate21.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema32,
					data
				}];
				return false;
			}
			if (data.from !== void 0) {
				let data0 = data.from;
				if (typeof data0 === "string") {
					if (!pattern5.test(data0)) {
						validate21.errors = [{
							instancePath: instancePath + "/from",
							schemaPath: "#/$defs/time/pattern",
							keyword: "pattern",
							params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$" },
							message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$\"",
							schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
							parentSchema: schema33,
							data: data0
						}];
						return false;
					}
				} else {
					validate21.errors = [{
						instancePath: instancePath + "/from",
						schemaPath: "#/$defs/time/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string",
						schema: schema33.type,
						parentSchema: schema33,
						data: data0
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.to !== void 0) {
					let data1 = data.to;
					if (typeof data1 === "string") {
						if (!pattern5.test(data1)) {
							validate21.errors = [{
								instancePath: instancePath + "/to",
								schemaPath: "#/$defs/time/pattern",
								keyword: "pattern",
								params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$" },
								message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$\"",
								schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
								parentSchema: schema33,
								data: data1
							}];
							return false;
						}
					} else {
						validate21.errors = [{
							instancePath: instancePath + "/to",
							schemaPath: "#/$defs/time/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema33.type,
							parentSchema: schema33,
							data: data1
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
			}
		}
	} else {
		validate21.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema32.type,
			parentSchema: schema32,
			data
		}];
		return false;
	}
	validate21.errors = vErrors;
	return true;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate24.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.window === void 0 && (missing0 = "window") || data.digest === void 0 && (missing0 = "digest")) {
				validate24.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'",
					schema: schema41.required,
					parentSchema: schema41,
					data
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!(key0 === "window" || key0 === "digest")) {
					validate24.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema41,
						data
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.window !== void 0) {
						let data0 = data.window;
						const _errs2 = errors;
						const _errs3 = errors;
						let valid1 = false;
						const _errs4 = errors;
						if (!validate21(data0, {
							instancePath: instancePath + "/window",
							parentData: data,
							parentDataProperty: "window",
							rootData,
							dynamicAnchors
						})) {
							vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
							errors = vErrors.length;
						}
						var _valid0 = _errs4 === errors;
						valid1 = valid1 || _valid0;
						const _errs5 = errors;
						if (data0 !== null) {
							const err0 = {
								instancePath: instancePath + "/window",
								schemaPath: "#/properties/window/anyOf/1/type",
								keyword: "type",
								params: { type: "null" },
								message: "must be null",
								schema: schema41.properties.window.anyOf[1].type,
								parentSchema: schema41.properties.window.anyOf[1],
								data: data0
							};
							if (vErrors === null) vErrors = [err0];
							else vErrors.push(err0);
							errors++;
						}
						var _valid0 = _errs5 === errors;
						valid1 = valid1 || _valid0;
						if (!valid1) {
							const err1 = {
								instancePath: instancePath + "/window",
								schemaPath: "#/properties/window/anyOf",
								keyword: "anyOf",
								params: {},
								message: "must match a schema in anyOf",
								schema: schema41.properties.window.anyOf,
								parentSchema: schema41.properties.window,
								data: data0
							};
							if (vErrors === null) vErrors = [err1];
							else vErrors.push(err1);
							errors++;
							validate24.errors = vErrors;
							return false;
						} else {
							errors = _errs3;
							if (vErrors !== null) {
								if (_errs3) vErrors.length = _errs3;
								else vErrors = null;
							}
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.digest !== void 0) {
							let data1 = data.digest;
							const _errs7 = errors;
							if (errors === _errs7) {
								if (typeof data1 === "string") {
									if (!pattern7.test(data1)) {
										validate24.errors = [{
											instancePath: instancePath + "/digest",
											schemaPath: "#/properties/digest/pattern",
											keyword: "pattern",
											params: { pattern: "^sha256:[0-9a-f]{64}$" },
											message: "must match pattern \"^sha256:[0-9a-f]{64}$\"",
											schema: "^sha256:[0-9a-f]{64}$",
											parentSchema: schema41.properties.digest,
											data: data1
										}];
										return false;
									}
								} else {
									validate24.errors = [{
										instancePath: instancePath + "/digest",
										schemaPath: "#/properties/digest/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string",
										schema: schema41.properties.digest.type,
										parentSchema: schema41.properties.digest,
										data: data1
									}];
									return false;
								}
							}
							var valid0 = _errs7 === errors;
						} else var valid0 = true;
					}
				}
			}
		} else {
			validate24.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object",
				schema: schema41.type,
				parentSchema: schema41,
				data
			}];
			return false;
		}
	}
	validate24.errors = vErrors;
	return errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	const evaluated0 = validate27.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.app === void 0 && (missing0 = "app") || data.group === void 0 && (missing0 = "group") || data.name === void 0 && (missing0 = "name") || data.protocol === void 0 && (missing0 = "protocol") || data.port === void 0 && (missing0 = "port") || data.outcome === void 0 && (missing0 = "outcome") || data.see_thru === void 0 && (missing0 = "see_thru") || data.connections === void 0 && (missing0 = "connections") || data.sources === void 0 && (missing0 = "sources") || data.days === void 0 && (missing0 = "days") || data.first_seen === void 0 && (missing0 = "first_seen") || data.last_seen === void 0 && (missing0 = "last_seen") || data.protocol_versions === void 0 && (missing0 = "protocol_versions") || data.reasons === void 0 && (missing0 = "reasons")) {
			validate27.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'",
				schema: schema42.required,
				parentSchema: schema42,
				data
			}];
			return false;
		} else {
			for (const key0 in data) if (!func1.call(schema42.properties, key0)) {
				validate27.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema42,
					data
				}];
				return false;
			}
			if (data.app !== void 0) {
				let data0 = data.app;
				if (typeof data0 !== "string" && data0 !== null) {
					validate27.errors = [{
						instancePath: instancePath + "/app",
						schemaPath: "#/$defs/maybeText/type",
						keyword: "type",
						params: { type: schema43.type },
						message: "must be string,null",
						schema: schema43.type,
						parentSchema: schema43,
						data: data0
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.group !== void 0) {
					let data1 = data.group;
					if (typeof data1 !== "string" && data1 !== null) {
						validate27.errors = [{
							instancePath: instancePath + "/group",
							schemaPath: "#/$defs/maybeText/type",
							keyword: "type",
							params: { type: schema43.type },
							message: "must be string,null",
							schema: schema43.type,
							parentSchema: schema43,
							data: data1
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.name !== void 0) {
						let data2 = data.name;
						if (typeof data2 !== "string" && data2 !== null) {
							validate27.errors = [{
								instancePath: instancePath + "/name",
								schemaPath: "#/$defs/maybeText/type",
								keyword: "type",
								params: { type: schema43.type },
								message: "must be string,null",
								schema: schema43.type,
								parentSchema: schema43,
								data: data2
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.protocol !== void 0) {
							let data3 = data.protocol;
							if (!(data3 === "tls" || data3 === "ssh" || data3 === "http" || data3 === "unknown")) {
								validate27.errors = [{
									instancePath: instancePath + "/protocol",
									schemaPath: "#/properties/protocol/enum",
									keyword: "enum",
									params: { allowedValues: schema42.properties.protocol.enum },
									message: "must be equal to one of the allowed values",
									schema: schema42.properties.protocol.enum,
									parentSchema: schema42.properties.protocol,
									data: data3
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.port !== void 0) {
								let data4 = data.port;
								if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null) {
									validate27.errors = [{
										instancePath: instancePath + "/port",
										schemaPath: "#/properties/port/type",
										keyword: "type",
										params: { type: schema42.properties.port.type },
										message: "must be integer,null",
										schema: schema42.properties.port.type,
										parentSchema: schema42.properties.port,
										data: data4
									}];
									return false;
								}
								if (typeof data4 == "number" && isFinite(data4)) {
									if (data4 > 65535 || isNaN(data4)) {
										validate27.errors = [{
											instancePath: instancePath + "/port",
											schemaPath: "#/properties/port/maximum",
											keyword: "maximum",
											params: {
												comparison: "<=",
												limit: 65535
											},
											message: "must be <= 65535",
											schema: 65535,
											parentSchema: schema42.properties.port,
											data: data4
										}];
										return false;
									} else if (data4 < 0 || isNaN(data4)) {
										validate27.errors = [{
											instancePath: instancePath + "/port",
											schemaPath: "#/properties/port/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0",
											schema: 0,
											parentSchema: schema42.properties.port,
											data: data4
										}];
										return false;
									}
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.outcome !== void 0) {
									let data5 = data.outcome;
									if (!(data5 === "allowed" || data5 === "disallowed")) {
										validate27.errors = [{
											instancePath: instancePath + "/outcome",
											schemaPath: "#/properties/outcome/enum",
											keyword: "enum",
											params: { allowedValues: schema42.properties.outcome.enum },
											message: "must be equal to one of the allowed values",
											schema: schema42.properties.outcome.enum,
											parentSchema: schema42.properties.outcome,
											data: data5
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.see_thru !== void 0) {
										let data6 = data.see_thru;
										if (!(data6 === "exerted" || data6 === "not_exerted" || data6 === "none")) {
											validate27.errors = [{
												instancePath: instancePath + "/see_thru",
												schemaPath: "#/properties/see_thru/enum",
												keyword: "enum",
												params: { allowedValues: schema42.properties.see_thru.enum },
												message: "must be equal to one of the allowed values",
												schema: schema42.properties.see_thru.enum,
												parentSchema: schema42.properties.see_thru,
												data: data6
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.connections !== void 0) {
											let data7 = data.connections;
											if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
												validate27.errors = [{
													instancePath: instancePath + "/connections",
													schemaPath: "#/$defs/count/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer",
													schema: schema35.type,
													parentSchema: schema35,
													data: data7
												}];
												return false;
											}
											if (typeof data7 == "number" && isFinite(data7)) {
												if (data7 < 0 || isNaN(data7)) {
													validate27.errors = [{
														instancePath: instancePath + "/connections",
														schemaPath: "#/$defs/count/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0",
														schema: 0,
														parentSchema: schema35,
														data: data7
													}];
													return false;
												}
											}
											var valid0 = true;
										} else var valid0 = true;
										if (valid0) {
											if (data.sources !== void 0) {
												let data8 = data.sources;
												if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
													validate27.errors = [{
														instancePath: instancePath + "/sources",
														schemaPath: "#/$defs/count/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer",
														schema: schema35.type,
														parentSchema: schema35,
														data: data8
													}];
													return false;
												}
												if (typeof data8 == "number" && isFinite(data8)) {
													if (data8 < 0 || isNaN(data8)) {
														validate27.errors = [{
															instancePath: instancePath + "/sources",
															schemaPath: "#/$defs/count/minimum",
															keyword: "minimum",
															params: {
																comparison: ">=",
																limit: 0
															},
															message: "must be >= 0",
															schema: 0,
															parentSchema: schema35,
															data: data8
														}];
														return false;
													}
												}
												var valid0 = true;
											} else var valid0 = true;
											if (valid0) {
												if (data.days !== void 0) {
													let data9 = data.days;
													if (Array.isArray(data9)) {
														const len0 = data9.length;
														for (let i0 = 0; i0 < len0; i0++) {
															let data10 = data9[i0];
															if (typeof data10 === "string") {
																if (!pattern8.test(data10)) {
																	validate27.errors = [{
																		instancePath: instancePath + "/days/" + i0,
																		schemaPath: "#/properties/days/items/pattern",
																		keyword: "pattern",
																		params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$" },
																		message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$\"",
																		schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$",
																		parentSchema: schema42.properties.days.items,
																		data: data10
																	}];
																	return false;
																}
															} else {
																validate27.errors = [{
																	instancePath: instancePath + "/days/" + i0,
																	schemaPath: "#/properties/days/items/type",
																	keyword: "type",
																	params: { type: "string" },
																	message: "must be string",
																	schema: schema42.properties.days.items.type,
																	parentSchema: schema42.properties.days.items,
																	data: data10
																}];
																return false;
															}
														}
													} else {
														validate27.errors = [{
															instancePath: instancePath + "/days",
															schemaPath: "#/properties/days/type",
															keyword: "type",
															params: { type: "array" },
															message: "must be array",
															schema: schema42.properties.days.type,
															parentSchema: schema42.properties.days,
															data: data9
														}];
														return false;
													}
													var valid0 = true;
												} else var valid0 = true;
												if (valid0) {
													if (data.first_seen !== void 0) {
														let data11 = data.first_seen;
														if (typeof data11 !== "string" && data11 !== null) {
															validate27.errors = [{
																instancePath: instancePath + "/first_seen",
																schemaPath: "#/$defs/maybeTime/type",
																keyword: "type",
																params: { type: schema48.type },
																message: "must be string,null",
																schema: schema48.type,
																parentSchema: schema48,
																data: data11
															}];
															return false;
														}
														if (typeof data11 === "string") {
															if (!pattern5.test(data11)) {
																validate27.errors = [{
																	instancePath: instancePath + "/first_seen",
																	schemaPath: "#/$defs/maybeTime/pattern",
																	keyword: "pattern",
																	params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$" },
																	message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$\"",
																	schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
																	parentSchema: schema48,
																	data: data11
																}];
																return false;
															}
														}
														var valid0 = true;
													} else var valid0 = true;
													if (valid0) {
														if (data.last_seen !== void 0) {
															let data12 = data.last_seen;
															if (typeof data12 !== "string" && data12 !== null) {
																validate27.errors = [{
																	instancePath: instancePath + "/last_seen",
																	schemaPath: "#/$defs/maybeTime/type",
																	keyword: "type",
																	params: { type: schema48.type },
																	message: "must be string,null",
																	schema: schema48.type,
																	parentSchema: schema48,
																	data: data12
																}];
																return false;
															}
															if (typeof data12 === "string") {
																if (!pattern5.test(data12)) {
																	validate27.errors = [{
																		instancePath: instancePath + "/last_seen",
																		schemaPath: "#/$defs/maybeTime/pattern",
																		keyword: "pattern",
																		params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$" },
																		message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$\"",
																		schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
																		parentSchema: schema48,
																		data: data12
																	}];
																	return false;
																}
															}
															var valid0 = true;
														} else var valid0 = true;
														if (valid0) {
															if (data.protocol_versions !== void 0) {
																let data13 = data.protocol_versions;
																if (Array.isArray(data13)) {
																	const len1 = data13.length;
																	for (let i1 = 0; i1 < len1; i1++) {
																		let data14 = data13[i1];
																		if (typeof data14 !== "string") {
																			validate27.errors = [{
																				instancePath: instancePath + "/protocol_versions/" + i1,
																				schemaPath: "#/$defs/texts/items/type",
																				keyword: "type",
																				params: { type: "string" },
																				message: "must be string",
																				schema: schema50.items.type,
																				parentSchema: schema50.items,
																				data: data14
																			}];
																			return false;
																		}
																	}
																} else {
																	validate27.errors = [{
																		instancePath: instancePath + "/protocol_versions",
																		schemaPath: "#/$defs/texts/type",
																		keyword: "type",
																		params: { type: "array" },
																		message: "must be array",
																		schema: schema50.type,
																		parentSchema: schema50,
																		data: data13
																	}];
																	return false;
																}
																var valid0 = true;
															} else var valid0 = true;
															if (valid0) {
																if (data.reasons !== void 0) {
																	let data15 = data.reasons;
																	if (Array.isArray(data15)) {
																		const len2 = data15.length;
																		for (let i2 = 0; i2 < len2; i2++) {
																			let data16 = data15[i2];
																			if (typeof data16 !== "string") {
																				validate27.errors = [{
																					instancePath: instancePath + "/reasons/" + i2,
																					schemaPath: "#/$defs/texts/items/type",
																					keyword: "type",
																					params: { type: "string" },
																					message: "must be string",
																					schema: schema50.items.type,
																					parentSchema: schema50.items,
																					data: data16
																				}];
																				return false;
																			}
																		}
																	} else {
																		validate27.errors = [{
																			instancePath: instancePath + "/reasons",
																			schemaPath: "#/$defs/texts/type",
																			keyword: "type",
																			params: { type: "array" },
																			message: "must be array",
																			schema: schema50.type,
																			parentSchema: schema50,
																			data: data15
																		}];
																		return false;
																	}
																	var valid0 = true;
																} else var valid0 = true;
																if (valid0) {
																	if (data.source_addresses !== void 0) {
																		let data17 = data.source_addresses;
																		if (Array.isArray(data17)) {
																			const len3 = data17.length;
																			for (let i3 = 0; i3 < len3; i3++) {
																				let data18 = data17[i3];
																				if (typeof data18 !== "string") {
																					validate27.errors = [{
																						instancePath: instancePath + "/source_addresses/" + i3,
																						schemaPath: "#/$defs/texts/items/type",
																						keyword: "type",
																						params: { type: "string" },
																						message: "must be string",
																						schema: schema50.items.type,
																						parentSchema: schema50.items,
																						data: data18
																					}];
																					return false;
																				}
																			}
																		} else {
																			validate27.errors = [{
																				instancePath: instancePath + "/source_addresses",
																				schemaPath: "#/$defs/texts/type",
																				keyword: "type",
																				params: { type: "array" },
																				message: "must be array",
																				schema: schema50.type,
																				parentSchema: schema50,
																				data: data17
																			}];
																			return false;
																		}
																		var valid0 = true;
																	} else var valid0 = true;
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate27.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema42.type,
			parentSchema: schema42,
			data
		}];
		return false;
	}
	validate27.errors = vErrors;
	return true;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	const evaluated0 = validate29.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.app === void 0 && (missing0 = "app") || data.group === void 0 && (missing0 = "group") || data.kind === void 0 && (missing0 = "kind") || data.subject === void 0 && (missing0 = "subject") || data.protocol === void 0 && (missing0 = "protocol") || data.outcome === void 0 && (missing0 = "outcome") || data.at === void 0 && (missing0 = "at")) {
			validate29.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'",
				schema: schema53.required,
				parentSchema: schema53,
				data
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "app" || key0 === "group" || key0 === "kind" || key0 === "subject" || key0 === "protocol" || key0 === "outcome" || key0 === "at")) {
				validate29.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema53,
					data
				}];
				return false;
			}
			if (data.app !== void 0) {
				let data0 = data.app;
				if (typeof data0 !== "string" && data0 !== null) {
					validate29.errors = [{
						instancePath: instancePath + "/app",
						schemaPath: "#/$defs/maybeText/type",
						keyword: "type",
						params: { type: schema43.type },
						message: "must be string,null",
						schema: schema43.type,
						parentSchema: schema43,
						data: data0
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.group !== void 0) {
					let data1 = data.group;
					if (typeof data1 !== "string" && data1 !== null) {
						validate29.errors = [{
							instancePath: instancePath + "/group",
							schemaPath: "#/$defs/maybeText/type",
							keyword: "type",
							params: { type: schema43.type },
							message: "must be string,null",
							schema: schema43.type,
							parentSchema: schema43,
							data: data1
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.kind !== void 0) {
						let data2 = data.kind;
						if (!(data2 === "name" || data2 === "see-thru")) {
							validate29.errors = [{
								instancePath: instancePath + "/kind",
								schemaPath: "#/properties/kind/enum",
								keyword: "enum",
								params: { allowedValues: schema53.properties.kind.enum },
								message: "must be equal to one of the allowed values",
								schema: schema53.properties.kind.enum,
								parentSchema: schema53.properties.kind,
								data: data2
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.subject !== void 0) {
							let data3 = data.subject;
							if (typeof data3 !== "string") {
								validate29.errors = [{
									instancePath: instancePath + "/subject",
									schemaPath: "#/properties/subject/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string",
									schema: schema53.properties.subject.type,
									parentSchema: schema53.properties.subject,
									data: data3
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.protocol !== void 0) {
								let data4 = data.protocol;
								if (!(data4 === "tls" || data4 === "ssh" || data4 === null)) {
									validate29.errors = [{
										instancePath: instancePath + "/protocol",
										schemaPath: "#/properties/protocol/enum",
										keyword: "enum",
										params: { allowedValues: schema53.properties.protocol.enum },
										message: "must be equal to one of the allowed values",
										schema: schema53.properties.protocol.enum,
										parentSchema: schema53.properties.protocol,
										data: data4
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.outcome !== void 0) {
									let data5 = data.outcome;
									if (typeof data5 !== "string") {
										validate29.errors = [{
											instancePath: instancePath + "/outcome",
											schemaPath: "#/properties/outcome/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema53.properties.outcome.type,
											parentSchema: schema53.properties.outcome,
											data: data5
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.at !== void 0) {
										let data6 = data.at;
										if (typeof data6 !== "string" && data6 !== null) {
											validate29.errors = [{
												instancePath: instancePath + "/at",
												schemaPath: "#/$defs/maybeTime/type",
												keyword: "type",
												params: { type: schema48.type },
												message: "must be string,null",
												schema: schema48.type,
												parentSchema: schema48,
												data: data6
											}];
											return false;
										}
										if (typeof data6 === "string") {
											if (!pattern5.test(data6)) {
												validate29.errors = [{
													instancePath: instancePath + "/at",
													schemaPath: "#/$defs/maybeTime/pattern",
													keyword: "pattern",
													params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$" },
													message: "must match pattern \"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$\"",
													schema: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
													parentSchema: schema48,
													data: data6
												}];
												return false;
											}
										}
										var valid0 = true;
									} else var valid0 = true;
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate29.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema53.type,
			parentSchema: schema53,
			data
		}];
		return false;
	}
	validate29.errors = vErrors;
	return true;
}
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate20.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.version === void 0 && (missing0 = "version") || data.network === void 0 && (missing0 = "network") || data.window === void 0 && (missing0 = "window") || data.complete === void 0 && (missing0 = "complete") || data.gaps === void 0 && (missing0 = "gaps") || data.verbosity === void 0 && (missing0 = "verbosity") || data.records === void 0 && (missing0 = "records") || data.unattributed === void 0 && (missing0 = "unattributed") || data.sources === void 0 && (missing0 = "sources") || data.flows === void 0 && (missing0 = "flows") || data.acceptances === void 0 && (missing0 = "acceptances")) {
				validate20.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'",
					schema: schema31.required,
					parentSchema: schema31,
					data
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!func1.call(schema31.properties, key0)) {
					validate20.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema31,
						data
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.version !== void 0) {
						let data0 = data.version;
						const _errs2 = errors;
						if (1 !== data0) {
							validate20.errors = [{
								instancePath: instancePath + "/version",
								schemaPath: "#/properties/version/const",
								keyword: "const",
								params: { allowedValue: 1 },
								message: "must be equal to constant",
								schema: 1,
								parentSchema: schema31.properties.version,
								data: data0
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.network !== void 0) {
							let data1 = data.network;
							const _errs3 = errors;
							if (typeof data1 !== "string" && data1 !== null) {
								validate20.errors = [{
									instancePath: instancePath + "/network",
									schemaPath: "#/properties/network/type",
									keyword: "type",
									params: { type: schema31.properties.network.type },
									message: "must be string,null",
									schema: schema31.properties.network.type,
									parentSchema: schema31.properties.network,
									data: data1
								}];
								return false;
							}
							if (errors === _errs3) {
								if (typeof data1 === "string") {
									if (!pattern4.test(data1)) {
										validate20.errors = [{
											instancePath: instancePath + "/network",
											schemaPath: "#/properties/network/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z][a-z0-9-]{0,62}$" },
											message: "must match pattern \"^[a-z][a-z0-9-]{0,62}$\"",
											schema: "^[a-z][a-z0-9-]{0,62}$",
											parentSchema: schema31.properties.network,
											data: data1
										}];
										return false;
									}
								}
							}
							var valid0 = _errs3 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.window !== void 0) {
								let data2 = data.window;
								const _errs5 = errors;
								const _errs6 = errors;
								let valid1 = false;
								const _errs7 = errors;
								if (!validate21(data2, {
									instancePath: instancePath + "/window",
									parentData: data,
									parentDataProperty: "window",
									rootData,
									dynamicAnchors
								})) {
									vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
									errors = vErrors.length;
								}
								var _valid0 = _errs7 === errors;
								valid1 = valid1 || _valid0;
								const _errs8 = errors;
								if (data2 !== null) {
									const err0 = {
										instancePath: instancePath + "/window",
										schemaPath: "#/properties/window/anyOf/1/type",
										keyword: "type",
										params: { type: "null" },
										message: "must be null",
										schema: schema31.properties.window.anyOf[1].type,
										parentSchema: schema31.properties.window.anyOf[1],
										data: data2
									};
									if (vErrors === null) vErrors = [err0];
									else vErrors.push(err0);
									errors++;
								}
								var _valid0 = _errs8 === errors;
								valid1 = valid1 || _valid0;
								if (!valid1) {
									const err1 = {
										instancePath: instancePath + "/window",
										schemaPath: "#/properties/window/anyOf",
										keyword: "anyOf",
										params: {},
										message: "must match a schema in anyOf",
										schema: schema31.properties.window.anyOf,
										parentSchema: schema31.properties.window,
										data: data2
									};
									if (vErrors === null) vErrors = [err1];
									else vErrors.push(err1);
									errors++;
									validate20.errors = vErrors;
									return false;
								} else {
									errors = _errs6;
									if (vErrors !== null) {
										if (_errs6) vErrors.length = _errs6;
										else vErrors = null;
									}
								}
								var valid0 = _errs5 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.complete !== void 0) {
									let data3 = data.complete;
									const _errs10 = errors;
									if (typeof data3 !== "boolean") {
										validate20.errors = [{
											instancePath: instancePath + "/complete",
											schemaPath: "#/properties/complete/type",
											keyword: "type",
											params: { type: "boolean" },
											message: "must be boolean",
											schema: schema31.properties.complete.type,
											parentSchema: schema31.properties.complete,
											data: data3
										}];
										return false;
									}
									var valid0 = _errs10 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.gaps !== void 0) {
										let data4 = data.gaps;
										const _errs12 = errors;
										if (errors === _errs12) {
											if (Array.isArray(data4)) {
												const len0 = data4.length;
												for (let i0 = 0; i0 < len0; i0++) {
													const _errs14 = errors;
													if (!validate21(data4[i0], {
														instancePath: instancePath + "/gaps/" + i0,
														parentData: data4,
														parentDataProperty: i0,
														rootData,
														dynamicAnchors
													})) {
														vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
														errors = vErrors.length;
													}
													if (!(_errs14 === errors)) break;
												}
											} else {
												validate20.errors = [{
													instancePath: instancePath + "/gaps",
													schemaPath: "#/properties/gaps/type",
													keyword: "type",
													params: { type: "array" },
													message: "must be array",
													schema: schema31.properties.gaps.type,
													parentSchema: schema31.properties.gaps,
													data: data4
												}];
												return false;
											}
										}
										var valid0 = _errs12 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.verbosity !== void 0) {
											let data6 = data.verbosity;
											const _errs15 = errors;
											if (!(data6 === "full" || data6 === "only_disallowed" || data6 === "none" || data6 === null)) {
												validate20.errors = [{
													instancePath: instancePath + "/verbosity",
													schemaPath: "#/properties/verbosity/enum",
													keyword: "enum",
													params: { allowedValues: schema31.properties.verbosity.enum },
													message: "must be equal to one of the allowed values",
													schema: schema31.properties.verbosity.enum,
													parentSchema: schema31.properties.verbosity,
													data: data6
												}];
												return false;
											}
											var valid0 = _errs15 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.records !== void 0) {
												let data7 = data.records;
												const _errs16 = errors;
												if (errors === _errs16) {
													if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
														let missing1;
														if (data7.client === void 0 && (missing1 = "client") || data7.server === void 0 && (missing1 = "server") || data7.config === void 0 && (missing1 = "config") || data7.unreadable === void 0 && (missing1 = "unreadable")) {
															validate20.errors = [{
																instancePath: instancePath + "/records",
																schemaPath: "#/properties/records/required",
																keyword: "required",
																params: { missingProperty: missing1 },
																message: "must have required property '" + missing1 + "'",
																schema: schema31.properties.records.required,
																parentSchema: schema31.properties.records,
																data: data7
															}];
															return false;
														} else {
															const _errs18 = errors;
															for (const key1 in data7) if (!(key1 === "client" || key1 === "server" || key1 === "config" || key1 === "unreadable")) {
																validate20.errors = [{
																	instancePath: instancePath + "/records",
																	schemaPath: "#/properties/records/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key1 },
																	message: "must NOT have additional properties",
																	schema: false,
																	parentSchema: schema31.properties.records,
																	data: data7
																}];
																return false;
															}
															if (_errs18 === errors) {
																if (data7.client !== void 0) {
																	let data8 = data7.client;
																	const _errs19 = errors;
																	const _errs20 = errors;
																	if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
																		validate20.errors = [{
																			instancePath: instancePath + "/records/client",
																			schemaPath: "#/$defs/count/type",
																			keyword: "type",
																			params: { type: "integer" },
																			message: "must be integer",
																			schema: schema35.type,
																			parentSchema: schema35,
																			data: data8
																		}];
																		return false;
																	}
																	if (errors === _errs20) {
																		if (typeof data8 == "number" && isFinite(data8)) {
																			if (data8 < 0 || isNaN(data8)) {
																				validate20.errors = [{
																					instancePath: instancePath + "/records/client",
																					schemaPath: "#/$defs/count/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 0
																					},
																					message: "must be >= 0",
																					schema: 0,
																					parentSchema: schema35,
																					data: data8
																				}];
																				return false;
																			}
																		}
																	}
																	var valid3 = _errs19 === errors;
																} else var valid3 = true;
																if (valid3) {
																	if (data7.server !== void 0) {
																		let data9 = data7.server;
																		const _errs22 = errors;
																		const _errs23 = errors;
																		if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
																			validate20.errors = [{
																				instancePath: instancePath + "/records/server",
																				schemaPath: "#/$defs/count/type",
																				keyword: "type",
																				params: { type: "integer" },
																				message: "must be integer",
																				schema: schema35.type,
																				parentSchema: schema35,
																				data: data9
																			}];
																			return false;
																		}
																		if (errors === _errs23) {
																			if (typeof data9 == "number" && isFinite(data9)) {
																				if (data9 < 0 || isNaN(data9)) {
																					validate20.errors = [{
																						instancePath: instancePath + "/records/server",
																						schemaPath: "#/$defs/count/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 0
																						},
																						message: "must be >= 0",
																						schema: 0,
																						parentSchema: schema35,
																						data: data9
																					}];
																					return false;
																				}
																			}
																		}
																		var valid3 = _errs22 === errors;
																	} else var valid3 = true;
																	if (valid3) {
																		if (data7.config !== void 0) {
																			let data10 = data7.config;
																			const _errs25 = errors;
																			const _errs26 = errors;
																			if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
																				validate20.errors = [{
																					instancePath: instancePath + "/records/config",
																					schemaPath: "#/$defs/count/type",
																					keyword: "type",
																					params: { type: "integer" },
																					message: "must be integer",
																					schema: schema35.type,
																					parentSchema: schema35,
																					data: data10
																				}];
																				return false;
																			}
																			if (errors === _errs26) {
																				if (typeof data10 == "number" && isFinite(data10)) {
																					if (data10 < 0 || isNaN(data10)) {
																						validate20.errors = [{
																							instancePath: instancePath + "/records/config",
																							schemaPath: "#/$defs/count/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							},
																							message: "must be >= 0",
																							schema: 0,
																							parentSchema: schema35,
																							data: data10
																						}];
																						return false;
																					}
																				}
																			}
																			var valid3 = _errs25 === errors;
																		} else var valid3 = true;
																		if (valid3) {
																			if (data7.unreadable !== void 0) {
																				let data11 = data7.unreadable;
																				const _errs28 = errors;
																				const _errs29 = errors;
																				if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
																					validate20.errors = [{
																						instancePath: instancePath + "/records/unreadable",
																						schemaPath: "#/$defs/count/type",
																						keyword: "type",
																						params: { type: "integer" },
																						message: "must be integer",
																						schema: schema35.type,
																						parentSchema: schema35,
																						data: data11
																					}];
																					return false;
																				}
																				if (errors === _errs29) {
																					if (typeof data11 == "number" && isFinite(data11)) {
																						if (data11 < 0 || isNaN(data11)) {
																							validate20.errors = [{
																								instancePath: instancePath + "/records/unreadable",
																								schemaPath: "#/$defs/count/minimum",
																								keyword: "minimum",
																								params: {
																									comparison: ">=",
																									limit: 0
																								},
																								message: "must be >= 0",
																								schema: 0,
																								parentSchema: schema35,
																								data: data11
																							}];
																							return false;
																						}
																					}
																				}
																				var valid3 = _errs28 === errors;
																			} else var valid3 = true;
																		}
																	}
																}
															}
														}
													} else {
														validate20.errors = [{
															instancePath: instancePath + "/records",
															schemaPath: "#/properties/records/type",
															keyword: "type",
															params: { type: "object" },
															message: "must be object",
															schema: schema31.properties.records.type,
															parentSchema: schema31.properties.records,
															data: data7
														}];
														return false;
													}
												}
												var valid0 = _errs16 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.unattributed !== void 0) {
													let data12 = data.unattributed;
													const _errs31 = errors;
													if (errors === _errs31) {
														if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
															let missing2;
															if (data12.ambiguous === void 0 && (missing2 = "ambiguous") || data12.unknown === void 0 && (missing2 = "unknown")) {
																validate20.errors = [{
																	instancePath: instancePath + "/unattributed",
																	schemaPath: "#/properties/unattributed/required",
																	keyword: "required",
																	params: { missingProperty: missing2 },
																	message: "must have required property '" + missing2 + "'",
																	schema: schema31.properties.unattributed.required,
																	parentSchema: schema31.properties.unattributed,
																	data: data12
																}];
																return false;
															} else {
																const _errs33 = errors;
																for (const key2 in data12) if (!(key2 === "ambiguous" || key2 === "unknown")) {
																	validate20.errors = [{
																		instancePath: instancePath + "/unattributed",
																		schemaPath: "#/properties/unattributed/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key2 },
																		message: "must NOT have additional properties",
																		schema: false,
																		parentSchema: schema31.properties.unattributed,
																		data: data12
																	}];
																	return false;
																}
																if (_errs33 === errors) {
																	if (data12.ambiguous !== void 0) {
																		let data13 = data12.ambiguous;
																		const _errs34 = errors;
																		const _errs35 = errors;
																		if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
																			validate20.errors = [{
																				instancePath: instancePath + "/unattributed/ambiguous",
																				schemaPath: "#/$defs/count/type",
																				keyword: "type",
																				params: { type: "integer" },
																				message: "must be integer",
																				schema: schema35.type,
																				parentSchema: schema35,
																				data: data13
																			}];
																			return false;
																		}
																		if (errors === _errs35) {
																			if (typeof data13 == "number" && isFinite(data13)) {
																				if (data13 < 0 || isNaN(data13)) {
																					validate20.errors = [{
																						instancePath: instancePath + "/unattributed/ambiguous",
																						schemaPath: "#/$defs/count/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 0
																						},
																						message: "must be >= 0",
																						schema: 0,
																						parentSchema: schema35,
																						data: data13
																					}];
																					return false;
																				}
																			}
																		}
																		var valid8 = _errs34 === errors;
																	} else var valid8 = true;
																	if (valid8) {
																		if (data12.unknown !== void 0) {
																			let data14 = data12.unknown;
																			const _errs37 = errors;
																			const _errs38 = errors;
																			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
																				validate20.errors = [{
																					instancePath: instancePath + "/unattributed/unknown",
																					schemaPath: "#/$defs/count/type",
																					keyword: "type",
																					params: { type: "integer" },
																					message: "must be integer",
																					schema: schema35.type,
																					parentSchema: schema35,
																					data: data14
																				}];
																				return false;
																			}
																			if (errors === _errs38) {
																				if (typeof data14 == "number" && isFinite(data14)) {
																					if (data14 < 0 || isNaN(data14)) {
																						validate20.errors = [{
																							instancePath: instancePath + "/unattributed/unknown",
																							schemaPath: "#/$defs/count/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							},
																							message: "must be >= 0",
																							schema: 0,
																							parentSchema: schema35,
																							data: data14
																						}];
																						return false;
																					}
																				}
																			}
																			var valid8 = _errs37 === errors;
																		} else var valid8 = true;
																	}
																}
															}
														} else {
															validate20.errors = [{
																instancePath: instancePath + "/unattributed",
																schemaPath: "#/properties/unattributed/type",
																keyword: "type",
																params: { type: "object" },
																message: "must be object",
																schema: schema31.properties.unattributed.type,
																parentSchema: schema31.properties.unattributed,
																data: data12
															}];
															return false;
														}
													}
													var valid0 = _errs31 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.sources !== void 0) {
														let data15 = data.sources;
														const _errs40 = errors;
														if (errors === _errs40) {
															if (Array.isArray(data15)) {
																const len1 = data15.length;
																for (let i1 = 0; i1 < len1; i1++) {
																	const _errs42 = errors;
																	if (!validate24(data15[i1], {
																		instancePath: instancePath + "/sources/" + i1,
																		parentData: data15,
																		parentDataProperty: i1,
																		rootData,
																		dynamicAnchors
																	})) {
																		vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
																		errors = vErrors.length;
																	}
																	if (!(_errs42 === errors)) break;
																}
															} else {
																validate20.errors = [{
																	instancePath: instancePath + "/sources",
																	schemaPath: "#/properties/sources/type",
																	keyword: "type",
																	params: { type: "array" },
																	message: "must be array",
																	schema: schema31.properties.sources.type,
																	parentSchema: schema31.properties.sources,
																	data: data15
																}];
																return false;
															}
														}
														var valid0 = _errs40 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.flows !== void 0) {
															let data17 = data.flows;
															const _errs43 = errors;
															if (errors === _errs43) {
																if (Array.isArray(data17)) {
																	const len2 = data17.length;
																	for (let i2 = 0; i2 < len2; i2++) {
																		const _errs45 = errors;
																		if (!validate27(data17[i2], {
																			instancePath: instancePath + "/flows/" + i2,
																			parentData: data17,
																			parentDataProperty: i2,
																			rootData,
																			dynamicAnchors
																		})) {
																			vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
																			errors = vErrors.length;
																		}
																		if (!(_errs45 === errors)) break;
																	}
																} else {
																	validate20.errors = [{
																		instancePath: instancePath + "/flows",
																		schemaPath: "#/properties/flows/type",
																		keyword: "type",
																		params: { type: "array" },
																		message: "must be array",
																		schema: schema31.properties.flows.type,
																		parentSchema: schema31.properties.flows,
																		data: data17
																	}];
																	return false;
																}
															}
															var valid0 = _errs43 === errors;
														} else var valid0 = true;
														if (valid0) {
															if (data.acceptances !== void 0) {
																let data19 = data.acceptances;
																const _errs46 = errors;
																if (errors === _errs46) {
																	if (Array.isArray(data19)) {
																		const len3 = data19.length;
																		for (let i3 = 0; i3 < len3; i3++) {
																			const _errs48 = errors;
																			if (!validate29(data19[i3], {
																				instancePath: instancePath + "/acceptances/" + i3,
																				parentData: data19,
																				parentDataProperty: i3,
																				rootData,
																				dynamicAnchors
																			})) {
																				vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
																				errors = vErrors.length;
																			}
																			if (!(_errs48 === errors)) break;
																		}
																	} else {
																		validate20.errors = [{
																			instancePath: instancePath + "/acceptances",
																			schemaPath: "#/properties/acceptances/type",
																			keyword: "type",
																			params: { type: "array" },
																			message: "must be array",
																			schema: schema31.properties.acceptances.type,
																			parentSchema: schema31.properties.acceptances,
																			data: data19
																		}];
																		return false;
																	}
																}
																var valid0 = _errs46 === errors;
															} else var valid0 = true;
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate20.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object",
				schema: schema31.type,
				parentSchema: schema31,
				data
			}];
			return false;
		}
	}
	validate20.errors = vErrors;
	return errors === 0;
}
var validateSnapshot, schema31, schema35, func1, pattern4, schema32, schema33, pattern5, schema41, pattern7, schema42, schema43, schema48, schema50, pattern8, schema53;
var init_snapshot_validator = __esmMin((() => {
	validateSnapshot = validate20;
	schema31 = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "snapshot.schema.json",
		"type": "object",
		"additionalProperties": false,
		"required": [
			"version",
			"network",
			"window",
			"complete",
			"gaps",
			"verbosity",
			"records",
			"unattributed",
			"sources",
			"flows",
			"acceptances"
		],
		"properties": {
			"version": { "const": 1 },
			"network": {
				"type": ["string", "null"],
				"pattern": "^[a-z][a-z0-9-]{0,62}$",
				"patternErrorMessage": "must be lower-case letters, digits and hyphens, begin with a letter, and have at most 63 characters"
			},
			"window": { "anyOf": [{ "$ref": "#/$defs/window" }, { "type": "null" }] },
			"complete": { "type": "boolean" },
			"gaps": {
				"type": "array",
				"items": { "$ref": "#/$defs/window" }
			},
			"verbosity": { "enum": [
				"full",
				"only_disallowed",
				"none",
				null
			] },
			"records": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"client",
					"server",
					"config",
					"unreadable"
				],
				"properties": {
					"client": { "$ref": "#/$defs/count" },
					"server": { "$ref": "#/$defs/count" },
					"config": { "$ref": "#/$defs/count" },
					"unreadable": { "$ref": "#/$defs/count" }
				}
			},
			"unattributed": {
				"type": "object",
				"additionalProperties": false,
				"required": ["ambiguous", "unknown"],
				"properties": {
					"ambiguous": { "$ref": "#/$defs/count" },
					"unknown": { "$ref": "#/$defs/count" }
				}
			},
			"sources": {
				"type": "array",
				"items": { "$ref": "#/$defs/source" }
			},
			"flows": {
				"type": "array",
				"items": { "$ref": "#/$defs/flow" }
			},
			"acceptances": {
				"type": "array",
				"items": { "$ref": "#/$defs/acceptance" }
			}
		},
		"$defs": {
			"count": {
				"type": "integer",
				"minimum": 0
			},
			"time": {
				"type": "string",
				"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
				"patternErrorMessage": "must be a time in UTC, YYYY-MM-DDTHH:MM:SSZ"
			},
			"maybeTime": {
				"type": ["string", "null"],
				"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
				"patternErrorMessage": "must be a time in UTC, YYYY-MM-DDTHH:MM:SSZ, or null"
			},
			"maybeText": { "type": ["string", "null"] },
			"texts": {
				"type": "array",
				"items": { "type": "string" }
			},
			"window": {
				"type": "object",
				"additionalProperties": false,
				"required": ["from", "to"],
				"properties": {
					"from": { "$ref": "#/$defs/time" },
					"to": { "$ref": "#/$defs/time" }
				}
			},
			"source": {
				"type": "object",
				"additionalProperties": false,
				"required": ["window", "digest"],
				"properties": {
					"window": { "anyOf": [{ "$ref": "#/$defs/window" }, { "type": "null" }] },
					"digest": {
						"type": "string",
						"pattern": "^sha256:[0-9a-f]{64}$",
						"patternErrorMessage": "must be sha256: and 64 hexadecimal digits"
					}
				}
			},
			"flow": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"app",
					"group",
					"name",
					"protocol",
					"port",
					"outcome",
					"see_thru",
					"connections",
					"sources",
					"days",
					"first_seen",
					"last_seen",
					"protocol_versions",
					"reasons"
				],
				"properties": {
					"app": { "$ref": "#/$defs/maybeText" },
					"group": { "$ref": "#/$defs/maybeText" },
					"name": { "$ref": "#/$defs/maybeText" },
					"protocol": { "enum": [
						"tls",
						"ssh",
						"http",
						"unknown"
					] },
					"port": {
						"type": ["integer", "null"],
						"minimum": 0,
						"maximum": 65535
					},
					"outcome": { "enum": ["allowed", "disallowed"] },
					"see_thru": { "enum": [
						"exerted",
						"not_exerted",
						"none"
					] },
					"connections": { "$ref": "#/$defs/count" },
					"sources": { "$ref": "#/$defs/count" },
					"days": {
						"type": "array",
						"items": {
							"type": "string",
							"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$",
							"patternErrorMessage": "must be a day, YYYY-MM-DD, or two with a slash between them"
						}
					},
					"first_seen": { "$ref": "#/$defs/maybeTime" },
					"last_seen": { "$ref": "#/$defs/maybeTime" },
					"protocol_versions": { "$ref": "#/$defs/texts" },
					"reasons": { "$ref": "#/$defs/texts" },
					"source_addresses": { "$ref": "#/$defs/texts" }
				}
			},
			"acceptance": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"app",
					"group",
					"kind",
					"subject",
					"protocol",
					"outcome",
					"at"
				],
				"properties": {
					"app": { "$ref": "#/$defs/maybeText" },
					"group": { "$ref": "#/$defs/maybeText" },
					"kind": { "enum": ["name", "see-thru"] },
					"subject": { "type": "string" },
					"protocol": { "enum": [
						"tls",
						"ssh",
						null
					] },
					"outcome": { "type": "string" },
					"at": { "$ref": "#/$defs/maybeTime" }
				}
			}
		}
	};
	schema35 = {
		"type": "integer",
		"minimum": 0
	};
	func1 = Object.prototype.hasOwnProperty;
	pattern4 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
	schema32 = {
		"type": "object",
		"additionalProperties": false,
		"required": ["from", "to"],
		"properties": {
			"from": { "$ref": "#/$defs/time" },
			"to": { "$ref": "#/$defs/time" }
		}
	};
	schema33 = {
		"type": "string",
		"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
		"patternErrorMessage": "must be a time in UTC, YYYY-MM-DDTHH:MM:SSZ"
	};
	pattern5 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$", "u");
	validate21.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	schema41 = {
		"type": "object",
		"additionalProperties": false,
		"required": ["window", "digest"],
		"properties": {
			"window": { "anyOf": [{ "$ref": "#/$defs/window" }, { "type": "null" }] },
			"digest": {
				"type": "string",
				"pattern": "^sha256:[0-9a-f]{64}$",
				"patternErrorMessage": "must be sha256: and 64 hexadecimal digits"
			}
		}
	};
	pattern7 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
	validate24.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	schema42 = {
		"type": "object",
		"additionalProperties": false,
		"required": [
			"app",
			"group",
			"name",
			"protocol",
			"port",
			"outcome",
			"see_thru",
			"connections",
			"sources",
			"days",
			"first_seen",
			"last_seen",
			"protocol_versions",
			"reasons"
		],
		"properties": {
			"app": { "$ref": "#/$defs/maybeText" },
			"group": { "$ref": "#/$defs/maybeText" },
			"name": { "$ref": "#/$defs/maybeText" },
			"protocol": { "enum": [
				"tls",
				"ssh",
				"http",
				"unknown"
			] },
			"port": {
				"type": ["integer", "null"],
				"minimum": 0,
				"maximum": 65535
			},
			"outcome": { "enum": ["allowed", "disallowed"] },
			"see_thru": { "enum": [
				"exerted",
				"not_exerted",
				"none"
			] },
			"connections": { "$ref": "#/$defs/count" },
			"sources": { "$ref": "#/$defs/count" },
			"days": {
				"type": "array",
				"items": {
					"type": "string",
					"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$",
					"patternErrorMessage": "must be a day, YYYY-MM-DD, or two with a slash between them"
				}
			},
			"first_seen": { "$ref": "#/$defs/maybeTime" },
			"last_seen": { "$ref": "#/$defs/maybeTime" },
			"protocol_versions": { "$ref": "#/$defs/texts" },
			"reasons": { "$ref": "#/$defs/texts" },
			"source_addresses": { "$ref": "#/$defs/texts" }
		}
	};
	schema43 = { "type": ["string", "null"] };
	schema48 = {
		"type": ["string", "null"],
		"pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$",
		"patternErrorMessage": "must be a time in UTC, YYYY-MM-DDTHH:MM:SSZ, or null"
	};
	schema50 = {
		"type": "array",
		"items": { "type": "string" }
	};
	pattern8 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(/\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$", "u");
	validate27.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	schema53 = {
		"type": "object",
		"additionalProperties": false,
		"required": [
			"app",
			"group",
			"kind",
			"subject",
			"protocol",
			"outcome",
			"at"
		],
		"properties": {
			"app": { "$ref": "#/$defs/maybeText" },
			"group": { "$ref": "#/$defs/maybeText" },
			"kind": { "enum": ["name", "see-thru"] },
			"subject": { "type": "string" },
			"protocol": { "enum": [
				"tls",
				"ssh",
				null
			] },
			"outcome": { "type": "string" },
			"at": { "$ref": "#/$defs/maybeTime" }
		}
	};
	validate29.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
	validate20.evaluated = {
		"props": true,
		"dynamicProps": false,
		"dynamicItems": false
	};
}));
// src/traffic/snapshot/parse-snapshot.ts
function parseSnapshot(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${file} is no snapshot: it is not JSON`, {
			hint,
			cause
		});
	}
	if (isSnapshot(value)) return value;
	const version = versionOf(value);
	if (typeof version === "number" && version > 1) throw new UserError(`${file} is a snapshot of version ${version}, and this program reads version 1`, { hint: "Use the version of discriminat-policy that wrote it, or a newer one." });
	const [error] = validate.errors ?? [];
	throw new UserError(`${file} is no snapshot: ${error === void 0 ? "its shape is another" : describe$1(error)}`, { hint });
}
function isSnapshot(value) {
	return validate(value);
}
function versionOf(value) {
	return typeof value === "object" && value !== null && "version" in value ? value.version : void 0;
}
function describe$1({ instancePath, keyword, params, message, parentSchema }) {
	const place = instancePath === "" ? "" : `${instancePath} `;
	if (keyword === "additionalProperties") return `${place}has the key ${quote(String(params.additionalProperty))}, which is unknown`;
	if (keyword === "required") return `${place}lacks the key ${quote(String(params.missingProperty))}`;
	const wanted = keyword === "pattern" ? parentSchema?.patternErrorMessage : void 0;
	return `${place}${typeof wanted === "string" ? wanted : message ?? "is not as it must be"}`;
}
var validate, hint;
var init_parse_snapshot = __esmMin((() => {
	init_text();
	init_errors();
	init_snapshot_validator();
	validate = validateSnapshot;
	hint = "Write it anew with `discriminat-policy observe`.";
}));
// src/traffic/snapshot/read-snapshot.ts
var read_snapshot_exports = __exportAll({ readSnapshot: () => readSnapshot });
function readSnapshot(file, cwd) {
	return parseSnapshot(readText(file, cwd), file);
}
function readText(file, cwd) {
	try {
		return readFileSync(resolve(cwd, file), "utf8");
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
		const message = code === "ENOENT" ? `there is no ${file}` : `cannot read ${file}: ${code}`;
		throw new UserError(message, {
			hint: "`discriminat-policy observe` writes one.",
			cause
		});
	}
}
var init_read_snapshot = __esmMin((() => {
	init_errors();
	init_parse_snapshot();
}));
// src/discriminat/label-union.ts
function escapes(label, others, reading, { hostNames, budget }) {
	if (!isPattern(label)) {
		budget.left -= others.length;
		let matched = 0n;
		for (const [index, other] of others.entries()) if (matches(other, label, reading)) matched |= 1n << BigInt(index);
		return [{
			word: label,
			matched
		}];
	}
	const tokens = [];
	let starts = 0n;
	const ends = [];
	for (const other of others) {
		starts |= 1n << BigInt(tokens.length);
		tokens.push(...tokensOf(other, reading));
		ends.push(1n << BigInt(tokens.length));
		tokens.push(separator);
	}
	const weight = 1 + (tokens.length >> 6);
	let found = [];
	findFarWord({
		tokens,
		tracker: createTracker(tokens, starts)
	}, tokensOf(label, reading), hostNames, (word, reached) => {
		let matched = 0n;
		for (const [index, end] of ends.entries()) if ((reached & end) !== 0n) matched |= 1n << BigInt(index);
		if (!found.some((other) => (other.matched & matched) === other.matched)) found = [...found.filter((other) => (other.matched & matched) !== matched), {
			word,
			matched
		}];
		return matched === 0n ? "found" : "go on";
	}, (states) => {
		budget.left -= states * weight;
		return budget.left > 0;
	});
	return budget.left > 0 ? found : void 0;
}
var init_label_union = __esmMin((() => {
	init_label_language();
	init_pattern();
}));
// src/discriminat/pattern-union.ts
function coverageBy(members, pattern, reading, budget = { left: stepsPerQuestion }) {
	if (!isPattern(pattern)) return members.some((member) => matches(member, pattern, reading)) ? covered : {
		kind: "outside",
		witness: pattern
	};
	const near = members.filter((member) => overlaps(member, pattern, reading) !== void 0);
	const isMatched = (name) => near.some((member) => matches(member, name, reading));
	const guess = guesses(pattern).find((name) => matches(pattern, name, reading) && !isMatched(name));
	if (guess !== void 0) return {
		kind: "outside",
		witness: guess
	};
	if (near.some((member) => isPattern(member) && includes(member, pattern, reading))) return covered;
	for (const hostNames of [true, false]) {
		const answer = search(near, pattern, reading, hostNames, budget);
		if (answer.kind !== "covered") return answer;
	}
	return covered;
}
function guesses(pattern) {
	const labels = pattern.split(".");
	const fill = (label) => inventWord(label, () => false) ?? label;
	const simple = plausibleWords.map((word) => labels.map((label) => label === "*" ? word : fill(label)).join("."));
	const invented = labels.flatMap((label, index) => {
		if (!isPattern(label)) return [];
		const words = [];
		inventWord(label, (word) => words.push(word) < inventedPerLabel);
		return words.map((word) => labels.map((other, at) => at === index ? word : fill(other)).join("."));
	});
	return [...new Set([...simple, ...invented])];
}
function search(members, pattern, reading, hostNames, budget) {
	const labels = pattern.split(".");
	const rows = members.map((member) => member.split("."));
	const hopeless = new Set();
	let undecided = false;
	const visit = (depth, alive) => {
		const label = labels[depth];
		if (label === void 0) return alive.length === 0 ? [] : void 0;
		const key = `${depth} ${alive.join()}`;
		if (hopeless.has(key)) return void 0;
		const words = [...new Set(alive.map((row) => rows[row]?.[depth] ?? ""))];
		const found = escapes(label, words, reading, {
			hostNames,
			budget
		});
		if (found === void 0) {
			undecided = true;
			return;
		}
		const next = found.map(({ word, matched }) => {
			const still = new Set(words.filter((_, index) => matched >> BigInt(index) & 1n));
			return {
				word,
				alive: alive.filter((row) => still.has(rows[row]?.[depth] ?? ""))
			};
		});
		for (const { word, alive: left } of next.sort((one, other) => one.alive.length - other.alive.length)) {
			const rest = visit(depth + 1, left);
			if (rest !== void 0) return [word, ...rest];
		}
		hopeless.add(key);
	};
	const found = visit(0, rows.map((_, row) => row));
	if (found !== void 0) return {
		kind: "outside",
		witness: found.join(".")
	};
	return undecided ? { kind: "undecided" } : covered;
}
var stepsPerQuestion, covered, plausibleWords, inventedPerLabel;
var init_pattern_union = __esmMin((() => {
	init_invent_word();
	init_label_union();
	init_pattern();
	init_pattern_language();
	stepsPerQuestion = 1e6;
	covered = { kind: "covered" };
	plausibleWords = [
		"www",
		"api",
		"app"
	];
	inventedPerLabel = 20;
}));
// src/review/cover.ts
function createCover(members, window, total) {
	const index = createIndex(members);
	const outside = ({ name }, since) => {
		const lasts = (member) => since === void 0 || member.until >= since;
		for (const reading of readings) {
			if (!isPattern(name)) {
				if (!index.matching(name, reading).some(lasts)) return {
					witness: name,
					undecided: false
				};
				continue;
			}
			const budget = { left: Math.min(total.left, stepsPerQuestion) };
			const granted = budget.left;
			const coverage = coverageBy(index.near(name).filter(lasts).map((member) => member.name), name, reading, budget);
			total.left -= granted - budget.left;
			if (coverage.kind === "outside") return {
				witness: coverage.witness,
				undecided: false
			};
			if (coverage.kind === "undecided") return {
				witness: name,
				undecided: true
			};
		}
	};
	return { excess: (item) => {
		const { name, port, until } = item;
		const same = members.get(name);
		if (same !== void 0 && same.until >= until) return void 0;
		if (window !== void 0 && window.until >= until && (window.ports === "all" || window.ports.includes(port))) return;
		const found = outside(item, until);
		if (found === void 0) return void 0;
		const fresh = outside(item, void 0);
		if (fresh === void 0) return {
			of: "time",
			...found,
			before: index.lastDay(found.witness)
		};
		return {
			of: isPattern(name) && index.near(name).some((member) => overlaps(member.name, name) !== void 0) ? "part" : "all",
			...fresh,
			before: void 0
		};
	} };
}
function createIndex(members) {
	const sets = [];
	let byEnd;
	const patterns = [...members.values()].filter(({ name }) => isPattern(name));
	const matching = (name, reading) => {
		const itself = members.get(name);
		const found = itself === void 0 ? [] : [itself];
		if (patterns.length === 0) return found;
		const slot = reading.emptyRun ? 1 : 0;
		sets[slot] ??= createPatternSet(patterns.map((member) => member.name), reading);
		return [...found, ...sets[slot].match(name).flatMap((member) => members.get(member) ?? [])];
	};
	const near = (pattern) => {
		byEnd ??= groupByEnd(members.values());
		const end = endOf(pattern);
		const count = labelCount(pattern);
		if (end === void 0) return [...byEnd].filter(([key]) => key.startsWith(`${count} `)).flatMap(([, group]) => group);
		return [...byEnd.get(`${count} ${end}`) ?? [], ...byEnd.get(`${count} `) ?? []];
	};
	return {
		matching,
		near,
		lastDay: (name) => matching(name, { emptyRun: true }).map(({ until }) => until).sort().at(-1)
	};
}
function groupByEnd(members) {
	const groups = new Map();
	for (const member of members) {
		const key = `${labelCount(member.name)} ${endOf(member.name) ?? ""}`;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [member]);
		else group.push(member);
	}
	return groups;
}
function labelCount(name) {
	return name.split(".").length;
}
function endOf(name) {
	const last = name.lastIndexOf(".");
	const end = name.slice(name.lastIndexOf(".", last - 1) + 1);
	return isPattern(end) ? void 0 : end;
}
var readings;
var init_cover = __esmMin((() => {
	init_pattern();
	init_pattern_language();
	init_pattern_set();
	init_pattern_union();
	readings = [{ emptyRun: false }, { emptyRun: true }];
}));
// src/review/reach.ts
function portKey({ protocol, port }) {
	return `${protocol} ${port}`;
}
function policiesByApp(tree) {
	const byApp = new Map();
	for (const policy of tree.policies) {
		if (policy.app === void 0) continue;
		const known = byApp.get(policy.app.value);
		if (known === void 0) byApp.set(policy.app.value, [policy]);
		else known.push(policy);
	}
	return new Map([...byApp].sort(([one], [other]) => one < other ? -1 : 1));
}
function reachOf(tree, app, policies) {
	const reaches = new Map();
	for (const policy of policies) {
		const networks = networksOf(policy, tree.settings.networks);
		for (const network of networks) {
			const reach = reaches.get(network.name) ?? {
				network,
				names: new Map(),
				window: void 0,
				impossible: []
			};
			reaches.set(network.name, reach);
			reach.window = later(reach.window, windowOf(policy, network));
		}
		for (const from of declaredNames(tree, policy, networks)) {
			const good = checkName(from.name, { wildcards: from.protocol === "tls" }).length === 0;
			for (const network of from.networks) {
				const reach = reaches.get(network.name);
				if (reach === void 0) continue;
				if (good) add(reach, policy, from);
				else reach.impossible.push(from);
			}
		}
	}
	return {
		app,
		policies,
		networks: reaches
	};
}
function add({ names }, policy, from) {
	const { name, protocol, port, entry } = from;
	const expires = entry.expires?.value;
	const until = expires !== void 0 && isDate(expires) ? expires : forever;
	const key = portKey(from);
	const ofPort = names.get(key) ?? new Map();
	names.set(key, ofPort);
	const known = ofPort.get(name);
	if (known === void 0 || known.until < until) ofPort.set(name, {
		name,
		protocol,
		port,
		until,
		policy,
		from
	});
}
function windowOf(policy, network) {
	const window = seeThruOf(policy, network);
	return window !== void 0 && isDate(window.until) ? {
		...window,
		policy
	} : void 0;
}
function later(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return one.until >= other.until ? one : other;
}
var forever;
var init_reach = __esmMin((() => {
	init_name();
	init_allowlist();
	init_dates();
	init_resolve();
	forever = "forever";
}));
// src/review/compare-names.ts
function createNameChanges(comparison) {
	const changes = new Map();
	const record = (direction, app, reach, item, excess) => {
		const origin = originOf(comparison, direction === "wider" ? "head" : "base", item);
		const exposure = judgeExposure(item.name, reach.network.preferences.wildcardExposure);
		const bundle = item.from.bundle?.bundle.name;
		const { name, protocol, port } = item;
		const until = item.until === "forever" ? null : item.until;
		const otherUntil = excess.before === void 0 || excess.before === "forever" ? null : excess.before;
		const key = JSON.stringify([
			direction,
			excess.of,
			name,
			protocol,
			port,
			excess.witness,
			until,
			otherUntil,
			bundle
		]);
		const place = {
			app,
			network: reach.network.name
		};
		const known = changes.get(key);
		if (known !== void 0) {
			known.places.push(place);
			return;
		}
		changes.set(key, {
			direction,
			of: excess.of,
			name,
			protocol,
			port,
			witness: excess.witness,
			undecided: excess.undecided,
			until,
			otherUntil,
			bundle,
			places: [place],
			origin,
			risk: direction === "wider" ? riskOf(name) : void 0,
			refusedBecause: exposure.verdict === "refused" ? exposure.reason : void 0,
			wasRefused: void 0,
			reason: item.from.entry.reason?.value,
			ticket: item.from.entry.ticket?.value,
			traffic: void 0,
			blocked: 0
		});
	};
	const compare = (direction, app, side, other) => {
		for (const [network, reach] of side?.networks ?? []) {
			const opposite = other?.networks.get(network);
			for (const [port, names] of reach.names) {
				const cover = createCover(opposite?.names.get(port) ?? new Map(), opposite?.window, comparison.budget);
				for (const item of names.values()) {
					const excess = cover.excess(item);
					if (excess !== void 0) record(direction, app, reach, item, excess);
				}
			}
		}
	};
	return {
		add: (app, base, head) => {
			compare("wider", app, head, base);
			compare("narrower", app, base, head);
		},
		all: () => [...changes.values()].sort(compareChanges)
	};
}
function compareChanges(one, other) {
	const keyOf = ({ direction, name, protocol, port }) => `${direction === "wider" ? 0 : 1} ${name} ${protocol} ${port}`;
	const left = keyOf(one);
	const right = keyOf(other);
	return left < right ? -1 : left > right ? 1 : 0;
}
function originOf({ base, head }, tree, { policy, from }) {
	const bundle = from.bundle?.bundle;
	const source = bundle?.source;
	if (from.bundle !== void 0 && bundle !== void 0 && source !== void 0) {
		if (findBundle(tree === "head" ? base : head, bundle.name)?.source?.text !== source.text) return {
			tree,
			file: source,
			at: from.bundle.written
		};
	}
	return {
		tree,
		file: policy.source,
		at: from.at
	};
}
function riskOf(name) {
	const tenant = multiTenantTier(name);
	if (tenant !== void 0) return {
		tier: tenant.tier,
		reason: tenant.reason
	};
	const open = isPattern(name) ? reachesOf(name).registrable : void 0;
	return open && {
		tier: "registrable",
		reason: `anyone could register ${quote(open.name)}`
	};
}
function markRefused(changes, policiesOf) {
	return changes.map((change) => {
		if (change.direction === "narrower" || change.of === "time") return change;
		for (const { app } of change.places) for (const { refuse } of policiesOf(app)) {
			const refusal = refuse.find(({ name }) => name !== void 0 && overlaps(name.value, change.name) !== void 0);
			if (refusal !== void 0) return {
				...change,
				wasRefused: refusal.reason?.value ?? ""
			};
		}
		return change;
	});
}
var init_compare_names = __esmMin((() => {
	init_exposure();
	init_multi_tenant();
	init_pattern();
	init_pattern_language();
	init_registrable();
	init_text();
	init_resolve();
	init_cover();
	init_reach();
}));
// src/review/compare-policies.ts
function listSome(texts) {
	const rest = texts.length - named;
	return rest > 0 ? `${texts.slice(0, named).map(quote).join(", ")} and ${rest} more` : quotedList(texts);
}
function compareApp(app, base, head, changes) {
	const before = base?.policies[0];
	const after = head?.policies[0];
	const notices = [];
	const add = (kind, message, origin, help) => {
		notices.push({
			kind,
			message,
			origin,
			apps: [app],
			...help === void 0 ? {} : { help }
		});
	};
	if (after === void 0 || head === void 0) {
		if (before !== void 0) add("app-removed", `the app ${quote(app)} is removed`, originIn("base", before), "its Security Groups are destroyed with it; detach them first");
		return notices;
	}
	const impossible = [...new Set([...head.networks.values()].flatMap((reach) => reach.impossible))];
	const written = [...new Set(impossible.map(({ name }) => name))];
	const [first] = impossible;
	if (first !== void 0) {
		const verb = written.length > 1 ? "are no names" : "is no name";
		add("not-deployable", `${listSome(written)} of the app ${quote(app)} ${verb} that can be deployed, and not part of this comparison`, {
			tree: "head",
			file: after.source,
			at: first.at
		}, "run discriminat-policy lint");
	}
	if (before === void 0) {
		const team = after.team === void 0 ? "" : ` of the team ${quote(after.team.value)}`;
		add("app-added", `the app ${quote(app)}${team} is new`, originIn("head", after));
		return notices;
	}
	if (before.team?.value !== after.team?.value) {
		const [was, is] = [before, after].map(({ team }) => quote(team?.value ?? ""));
		add("team-changed", `the app ${quote(app)} belongs to the team ${is}, until now ${was}`, {
			...originIn("head", after),
			at: after.team ?? headOf(after)
		});
	}
	compareGroups(app, before, after, changes, add);
	compareSeeThruGroups(app, before, after, add);
	compareRefusals(app, before, after, add);
	const tests = new Set(after.tests.map(({ expect, target }) => `${expect} ${target.value}`));
	const gone = before.tests.map(({ expect, target }) => `${expect} ${target.value}`).filter((test) => !tests.has(test));
	if (gone.length > 0) add("tests-removed", `the app ${quote(app)} is no longer tested for ${listSome(gone)}`, originIn("head", after));
	return notices;
}
function compareGroups(app, before, after, changes, add) {
	const was = before.securityGroups?.value ?? 1;
	const is = after.securityGroups?.value ?? 1;
	if (was === is) return;
	const origin = {
		...originIn("head", after),
		at: after.securityGroups ?? headOf(after)
	};
	const message = `the app ${quote(app)} has ${count(is, "Security Group")}, until now ${was}`;
	const names = changes.filter(({ direction, of }) => direction === "wider" && of !== "time").length;
	if (is > was && names > 0) add("groups-raised-with-names", `${message}, and ${count(names, "new name")} in the same change`, origin, "names may move into a group that nobody has attached yet: raise security_groups first, attach the new groups, then add names");
	else if (is > was) add("groups-changed", message, origin, "attach the new groups before names are added");
	else add("groups-changed", message, origin, "groups that are still attached cannot be destroyed; detach them first");
}
function compareSeeThruGroups(app, before, after, add) {
	if (before.seeThru === void 0 || after.seeThru === void 0) return;
	const was = before.seeThru.group?.value ?? "same";
	const is = after.seeThru.group?.value ?? "same";
	if (was === is) return;
	const help = is === "separate" ? `the window takes effect where the group ${app}-see-thru is attached` : `the group ${app}-see-thru is destroyed; detach it first`;
	const where = is === "separate" ? "a Security Group of its own" : "the app's own Security Group";
	add("see-thru-group", `the see-thru window of the app ${quote(app)} moves to ${where}`, {
		...originIn("head", after),
		at: after.seeThru.group ?? after.seeThru.at
	}, help);
}
function compareRefusals(app, before, after, add) {
	const namesOf = ({ refuse }) => refuse.flatMap(({ name }) => name?.value ?? []);
	const was = namesOf(before);
	const is = namesOf(after);
	const gone = was.filter((name) => !is.includes(name));
	const fresh = is.filter((name) => !was.includes(name));
	if (gone.length > 0) add("refusal-removed", `the app ${quote(app)} no longer refuses ${listSome(gone)}`, originIn("head", after));
	if (fresh.length > 0) {
		const at = after.refuse.find(({ name }) => name?.value === fresh[0])?.name ?? headOf(after);
		add("refusal-added", `the app ${quote(app)} refuses ${listSome(fresh)}`, {
			...originIn("head", after),
			at
		});
	}
}
function compareSuppressions(base, head) {
	return [...surplus(suppressionsOf(head), suppressionsOf(base)).map(({ file, suppression }) => ({
		kind: "suppression-added",
		message: `findings of ${suppression.check} are suppressed: ${suppression.reason}`,
		origin: {
			tree: "head",
			file,
			at: suppression
		}
	})), ...surplus(suppressionsOf(base), suppressionsOf(head)).map(({ file, suppression }) => ({
		kind: "suppression-removed",
		message: `findings of ${suppression.check} are no longer suppressed`,
		origin: {
			tree: "base",
			file,
			at: suppression
		}
	}))];
}
function surplus(ours, theirs) {
	const textOf = ({ suppression }) => `${suppression.check}\n${suppression.reason}`;
	const inFile = (placed) => `${placed.file.path}\n${textOf(placed)}`;
	const left = new Map();
	for (const placed of theirs) left.set(inFile(placed), (left.get(inFile(placed)) ?? 0) + 1);
	const moved = [];
	for (const placed of ours) {
		const rest = left.get(inFile(placed)) ?? 0;
		if (rest === 0) moved.push(placed);
		else left.set(inFile(placed), rest - 1);
	}
	const elsewhere = new Map();
	for (const placed of theirs) {
		const rest = left.get(inFile(placed)) ?? 0;
		if (rest === 0) continue;
		left.set(inFile(placed), rest - 1);
		elsewhere.set(textOf(placed), (elsewhere.get(textOf(placed)) ?? 0) + 1);
	}
	return moved.filter((placed) => {
		const rest = elsewhere.get(textOf(placed)) ?? 0;
		if (rest > 0) elsewhere.set(textOf(placed), rest - 1);
		return rest === 0;
	});
}
function compareBundles(base, head) {
	return [...new Set([...base.bundles, ...head.bundles].map(({ name }) => name))].sort().flatMap((name) => {
		const before = findBundle(base, name);
		const after = findBundle(head, name);
		if (before === void 0 || after === void 0 || before === after) return [];
		const was = contentsOf(before);
		const is = contentsOf(after);
		const gained = [...is].filter((item) => !was.has(item));
		const lost = [...was].filter((item) => !is.has(item));
		if (gained.length + lost.length === 0) return [];
		const apps = head.policies.filter(({ allow }) => allow.some(({ bundle }) => bundle?.value === name)).flatMap(({ app }) => app?.value ?? []);
		const parts = [gained.length > 0 ? `gains ${listSome(gained)}` : "", lost.length > 0 ? `loses ${listSome(lost)}` : ""].filter((part) => part !== "");
		const tree = after.source === void 0 ? "base" : "head";
		const { source: file, at } = tree === "head" ? after : before;
		if (file === void 0) return [];
		return [{
			kind: "bundle-changed",
			message: `the bundle ${quote(name)} ${parts.join(" and ")}; ${count(apps.length, "app")} ${apps.length === 1 ? "uses" : "use"} it`,
			origin: {
				tree,
				file,
				at
			},
			apps
		}];
	});
}
function contentsOf(bundle) {
	const contents = new Set();
	for (const { protocol, names, ports } of bundle.allow) for (const { value } of names) for (const port of ports?.map((one) => one.value) ?? [defaultPort[protocol]]) contents.add(describe(value, protocol, port));
	return contents;
}
function describe(name, protocol, port) {
	return `${protocol === "tls" ? "" : `${protocol}://`}${name}${port === defaultPort[protocol] ? "" : `:${port}`}`;
}
var named, originIn;
var init_compare_policies = __esmMin((() => {
	init_preferences();
	init_text();
	init_words$1();
	init_places();
	init_resolve();
	init_suppress();
	named = 5;
	originIn = (tree, policy) => ({
		tree,
		file: policy.source,
		at: headOf(policy)
	});
}));
// src/review/compare-settings.ts
function compareSettings({ settings: base }, tree, defaultSeverities) {
	const { settings: head } = tree;
	if (base.source.text === head.source.text) return [];
	const notices = [];
	const start = {
		tree: "head",
		file: head.source,
		at: head.at
	};
	const add = (kind, message, origin = start) => notices.push({
		kind,
		message,
		origin
	});
	compareNever(base, head, add);
	compareLimits(base, head, add);
	comparePorts(base, head, add);
	compareSeverities(base, head, defaultSeverities, add);
	compareNetworks(base, tree, add);
	return notices;
}
function compareNever(base, head, add) {
	const namesOf = ({ guardrails }) => guardrails.never.map(({ name }) => name.value);
	for (const { name } of base.guardrails.never) {
		const witness = outside(namesOf(head), name.value);
		if (witness === void 0) continue;
		add("guardrail-loosened", `policies may admit ${witness === name.value ? quote(witness) : `${quote(witness)}, which ${quote(name.value)} forbade,`} from now on`, inTree("base", base, name));
	}
	for (const { name } of head.guardrails.never) {
		if (outside(namesOf(base), name.value) === void 0) continue;
		add("guardrail-tightened", `no policy may admit ${quote(name.value)} any more`, inTree("head", head, name));
	}
}
function outside(members, pattern) {
	if (members.includes(pattern)) return void 0;
	for (const reading of [{ emptyRun: false }, { emptyRun: true }]) {
		const coverage = coverageBy(members, pattern, reading);
		if (coverage.kind !== "covered") return coverage.kind === "outside" ? coverage.witness : pattern;
	}
}
function compareLimits(base, head, add) {
	for (const [key, subject] of [["seeThru", "see-thru windows"], ["entries", "entries with an expiry date"]]) {
		const before = base.guardrails[key];
		const after = head.guardrails[key];
		const days = (limit) => limit === null ? "any number of days" : `${limit} days`;
		const most = (limit) => limit ?? Number.POSITIVE_INFINITY;
		if (before.maxDays !== after.maxDays) add(most(after.maxDays) > most(before.maxDays) ? "guardrail-loosened" : "guardrail-tightened", `${subject} may last ${days(after.maxDays)}, until now ${days(before.maxDays)}`);
		const who = key === "seeThru" ? "see-thru windows" : "entries";
		for (const field of ["reason", "ticket"]) if (before.require.includes(field) && !after.require.includes(field)) add("guardrail-loosened", `${who} need no ${field} any more`);
		else if (!before.require.includes(field) && after.require.includes(field)) add("guardrail-tightened", `${who} need a ${field} from now on`);
	}
}
function comparePorts(base, head, add) {
	for (const protocol of ["tls", "ssh"]) {
		const before = base.guardrails.ports[protocol];
		const after = head.guardrails.ports[protocol];
		const more = after.filter((port) => !before.includes(port));
		const fewer = before.filter((port) => !after.includes(port));
		const list = (ports) => `port${ports.length > 1 ? "s" : ""} ${wordList(ports)}`;
		if (more.length > 0) add("guardrail-loosened", `${protocol} may use ${list(more)} as well`);
		if (fewer.length > 0) add("guardrail-tightened", `${protocol} may not use ${list(fewer)} any more`);
	}
}
function compareSeverities(base, head, defaults, add) {
	const severityIn = ({ checks }, check) => checks.findLast(({ id }) => id.value === check)?.severity ?? defaults.get(check);
	const ids = new Set([...base.checks, ...head.checks].map(({ id }) => id.value));
	for (const check of [...ids].sort()) {
		const before = severityIn(base, check);
		const after = severityIn(head, check);
		if (before === void 0 || after === void 0 || before === after) continue;
		const written = head.checks.findLast(({ id }) => id.value === check)?.id;
		add(ranks[after] < ranks[before] ? "severity-lowered" : "severity-raised", `the check ${check} is ${after}, until now ${before}`, written && inTree("head", head, written));
	}
}
function compareNetworks(base, tree, add) {
	const { settings: head } = tree;
	for (const network of head.networks) {
		const at = inTree("head", head, network.at);
		const before = base.networks.find(({ name }) => name === network.name);
		if (before === void 0) {
			add("network-changed", `the network ${quote(network.name)} is new, in ${network.region}`, at);
			continue;
		}
		for (const [label, of] of traits) {
			const was = of(before);
			const is = of(network);
			if (was === is) continue;
			add("network-changed", `${label} of the network ${quote(network.name)} is ${is ?? "not set"}, until now ${was ?? "not set"}`, at);
		}
		const was = before.preferences.wildcardExposure;
		const is = network.preferences.wildcardExposure;
		if (was !== is) {
			const how = wildcardExposures.indexOf(is) > wildcardExposures.indexOf(was) ? "more" : "fewer";
			add("exposure-changed", `the network ${quote(network.name)} takes ${how} wildcards: wildcard_exposure is ${is}, until now ${was}${effectWords(tree, network, was)}`, at);
		}
	}
	for (const network of base.networks) {
		if (head.networks.some(({ name }) => name === network.name)) continue;
		add("network-changed", `the network ${quote(network.name)} is removed`, inTree("base", base, network.at));
	}
}
function effectWords(tree, network, was) {
	const patterns = new Set();
	for (const policy of tree.policies) {
		if (!networksOf(policy, tree.settings.networks).includes(network)) continue;
		for (const { name } of resolveNames(tree, policy, network)) if (isPattern(name)) patterns.add(name);
	}
	const isRefused = (pattern, exposure) => judgeExposure(pattern, exposure).verdict === "refused";
	const is = network.preferences.wildcardExposure;
	const differ = (one, other) => [...patterns].filter((pattern) => isRefused(pattern, one) && !isRefused(pattern, other)).sort();
	const words = (list, what) => list.length === 0 ? "" : `; ${what} ${quotedList(list.slice(0, 3))}${list.length > 3 ? ` and ${list.length - 3} more` : ""}`;
	return words(differ(was, is), "it now takes") + words(differ(is, was), "it now refuses");
}
function endpointWords(endpoints) {
	const words = Object.entries(endpoints).map(([service, url]) => `${service} ${url}`);
	return words.length === 0 ? void 0 : words.sort().join(", ");
}
var inTree, ranks, traits;
var init_compare_settings = __esmMin((() => {
	init_exposure();
	init_pattern();
	init_pattern_union();
	init_preferences();
	init_text();
	init_words$1();
	init_resolve();
	inTree = (tree, { source }, at) => ({
		tree,
		file: source,
		at
	});
	ranks = {
		off: 0,
		info: 1,
		warning: 2,
		error: 3
	};
	traits = [
		["the region", ({ region }) => region],
		["the VPC", ({ vpcId }) => typeof vpcId === "string" ? vpcId : `the variable ${vpcId.variable}`],
		["the account", ({ accountId }) => accountId],
		["the role", ({ roleArn }) => roleArn],
		["the log group", ({ logGroup }) => logGroup],
		["the flow log's verbosity", ({ preferences }) => preferences.flowLogVerbosity],
		["the quota of rules", ({ quotas }) => quotas.rulesPerSecurityGroup],
		["the quota of Security Groups", ({ quotas }) => quotas.securityGroupsPerInterface],
		["what replaces AWS's endpoints", ({ endpoints }) => endpointWords(endpoints)]
	];
}));
// src/review/review.ts
var review_exports = __exportAll({ reviewTrees: () => reviewTrees });
function reviewTrees(input) {
	const { base, head, windowHistory, defaultSeverities, traffic } = input;
	const before = base ?? {
		settings: head.settings,
		policies: [],
		bundles: []
	};
	const beforeByApp = policiesByApp(before);
	const headByApp = policiesByApp(head);
	const apps = [...new Set([...beforeByApp.keys(), ...headByApp.keys()])].sort();
	const sameSurroundings = agree([before.settings, ...before.bundles], [head.settings, ...head.bundles]);
	const names = createNameChanges({
		base: before,
		head,
		budget: { left: budgetOfReview }
	});
	const windows = [];
	const pairs = new Map();
	for (const app of apps) {
		const was = beforeByApp.get(app) ?? [];
		const is = headByApp.get(app) ?? [];
		if (sameSurroundings && agree(was, is)) continue;
		const pair = {
			base: was.length === 0 ? void 0 : reachOf(before, app, was),
			head: is.length === 0 ? void 0 : reachOf(head, app, is)
		};
		pairs.set(app, pair);
		names.add(app, pair.base, pair.head);
		windows.push(...compareWindows(app, pair.base, pair.head, () => windowHistory?.(app) ?? []));
	}
	const replayed = traffic && replay(traffic.snapshot, traffic.network, pairs);
	const refused = markRefused(names.all(), (app) => beforeByApp.get(app) ?? []);
	const changes = replayed === void 0 ? refused : markNames(refused, replayed);
	const byApp = changesByApp(changes);
	const notices = [
		...baseNotices(input),
		...compareSettings(before, head, defaultSeverities ?? new Map()),
		...compareSuppressions(before, head),
		...compareBundles(before, head),
		...[...pairs].flatMap(([app, pair]) => compareApp(app, pair.base, pair.head, byApp.get(app) ?? []))
	];
	const widens = changes.some(({ direction }) => direction === "wider") || windows.some(({ wider }) => wider);
	const narrows = changes.some(({ direction }) => direction === "narrower") || windows.some(({ narrower }) => narrower);
	return {
		verdict: widens ? "WIDER" : narrows ? "NARROWER" : "EQUAL",
		widens,
		narrows,
		names: changes,
		windows: replayed === void 0 ? windows : markWindows(windows, replayed),
		notices,
		apps: appsIn(changes, windows, notices),
		replay: replayed
	};
}
function baseNotices({ base, head, baseFindings }) {
	const origin = {
		tree: "head",
		file: head.settings.source,
		at: head.settings.at
	};
	if (base === void 0) return [{
		kind: "base-incomplete",
		message: "the base has no policies: everything is new",
		origin
	}];
	const errors = (baseFindings ?? []).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return [];
	const where = `${first.file}:${first.line}`;
	return [{
		kind: "base-incomplete",
		message: `the base has ${count(errors.length, "error")}, the first in ${where}: what could not be read there counts as new`,
		origin
	}];
}
function agree(ours, theirs) {
	const textsOf = (files) => files.map(({ source }) => source?.text ?? "").sort();
	const left = textsOf(ours);
	const right = textsOf(theirs);
	return left.length === right.length && left.every((text, index) => text === right[index]);
}
function changesByApp(changes) {
	const byApp = new Map();
	for (const change of changes) for (const app of new Set(change.places.map((place) => place.app))) {
		const known = byApp.get(app);
		if (known === void 0) byApp.set(app, [change]);
		else known.push(change);
	}
	return byApp;
}
function appsIn(changes, windows, notices) {
	const apps = new Set();
	for (const { places } of changes) for (const { app } of places) apps.add(app);
	for (const { app } of windows) apps.add(app);
	for (const { apps: concerned } of notices) for (const app of concerned ?? []) apps.add(app);
	return [...apps].sort();
}
var budgetOfReview;
var init_review = __esmMin((() => {
	init_words$1();
	init_compare_names();
	init_compare_policies();
	init_compare_settings();
	init_compare_windows();
	init_reach();
	init_replay();
	budgetOfReview = 1e7;
}));
// src/commands/review.ts
init_errors();
init_review_checks();
init_tally();
init_select_files();
const review = {
	spec: {
		name: "review",
		summary: "Say what a change lets through, and what it no longer does",
		details: "WIDER: something is newly reachable, on some day, in some network. NARROWER: something is lost and nothing gained. EQUAL: neither, however the files differ. The base is a git ref, compared as a pull request does: with the last commit that it has in common with HEAD; or a folder, written with / or ./ or ../ before it. The files on the disk are what is under review. Severities are those of the base's settings. The exit code is 0 unless an option says otherwise. Clones need the history: with actions/checkout write fetch-depth: 0.",
		arguments: [],
		options: [
			{
				flags: "--base <ref or dir>",
				description: "what to compare with: origin/main, or ../other/policies",
				complete: "directory"
			},
			{
				flags: "--observations <file>",
				description: "a snapshot: what the change would have meant for the connections in it",
				complete: "file"
			},
			{
				flags: "--fail-on-widening",
				description: "exit code 1 exactly when the verdict is WIDER"
			},
			{
				flags: "--detailed-exitcode",
				description: "exit code 0: no change; 2: changes; 1: error"
			}
		],
		formats: [
			"pretty",
			"json",
			"markdown",
			"sarif",
			"github"
		],
		examples: [
			{
				line: "review --base origin/main",
				does: "what this branch changes"
			},
			{
				line: "review --base origin/main --observations observations.json --format markdown:comment.md",
				does: "as a comment on a pull request, with what traffic says"
			},
			{
				line: "review --base origin/main --fail-on-widening",
				does: "stop what widens, for a second approval"
			}
		]
	},
	run: async ({ options, global }, io) => {
		const base = options.base;
		if (typeof base !== "string" || base === "") throw new UserError("review needs to know what to compare with", { hint: "Add --base origin/main" });
		const [{ loadBase }, { deliverReview }] = await Promise.all([Promise.resolve().then(() => (init_review_base(), review_base_exports)), Promise.resolve().then(() => (init_deliver_review(), deliver_review_exports))]);
		const progress = startProgress(io, global);
		const { loaded, examined } = await loadPolicies([], global, io);
		const head = requireSound(loaded);
		progress.step("reading the base");
		const compared = loadBase(base, resolve(io.cwd, global.policies), io);
		const observations = typeof options.observations === "string" ? options.observations : void 0;
		const traffic = observations === void 0 ? void 0 : await readTraffic(observations, head, compared, io);
		progress.step(`comparing ${examined.policies} policies`);
		const found = await compare({
			head,
			compared,
			traffic
		});
		const { reviewFindings } = await Promise.resolve().then(() => (init_findings(), findings_exports));
		const findings = reviewFindings(found, head, compared.loaded?.tree?.settings ?? head.settings);
		progress.done();
		await deliverReview({
			review: found,
			report: {
				command: "review",
				findings,
				examined,
				sources: sourcesOf(found, loaded.sources),
				checks: [...reviewChecks].sort((left, right) => left.id < right.id ? -1 : 1),
				failOn: global.failOn,
				toolVersion: toolVersion()
			},
			provenance: {
				mark: markOf(global),
				footer: [
					`discriminat-policy ${toolVersion()}`,
					`base ${compared.words}`,
					`policies ${digestOf(loaded.sources)}`,
					...traffic === void 0 ? [] : [`observations ${traffic.digest}`]
				],
				command: commandLine(compared, observations, global)
			}
		}, global, io);
		return exitCodeOf(found, fails(findings, global.failOn), options, global, io);
	}
};
async function readTraffic(file, head, { loaded }, io) {
	const { readSnapshot } = await Promise.resolve().then(() => (init_read_snapshot(), read_snapshot_exports));
	const snapshot = readSnapshot(file, io.cwd);
	const known = [...head.settings.networks, ...loaded?.tree?.settings.networks ?? []].map(({ name }) => name);
	const only = head.settings.networks.length === 1 ? head.settings.networks[0]?.name : void 0;
	const network = snapshot.network ?? only;
	if (network === void 0) throw new UserError(`${file} does not say from which network it is`, { hint: "Write it with `discriminat-policy observe --network <name>`." });
	if (!known.includes(network)) throw new UserError(`${file} is from the network "${network}", which the settings do not have`, { hint: `Networks are ${[...new Set(known)].join(", ")}.` });
	return {
		snapshot,
		network,
		digest: digest(JSON.stringify(snapshot))
	};
}
async function compare(input) {
	const { head, compared, traffic } = input;
	const [{ reviewTrees }, { knownChecks }] = await Promise.all([Promise.resolve().then(() => (init_review(), review_exports)), Promise.resolve().then(() => (init_registry(), registry_exports))]);
	return reviewTrees({
		base: compared.loaded?.tree,
		head,
		baseFindings: compared.loaded?.findings ?? [],
		windowHistory: compared.windowHistory,
		defaultSeverities: new Map([...reviewChecks, ...knownChecks].map(({ id, severity }) => [id, severity])),
		traffic
	});
}
function sourcesOf({ names, windows, notices }, head) {
	const sources = new Map(head);
	for (const { origin } of [
		...names,
		...windows,
		...notices
	]) if (!sources.has(origin.file.path)) sources.set(origin.file.path, origin.file);
	return sources;
}
function digest(text) {
	return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}
function digestOf(sources) {
	return digest(JSON.stringify([...sources.values()].map(({ path, text }) => [path, text]).sort()));
}
function markOf({ policies }) {
	const folder = toPosix(normalize(policies)).replace(/\/$/, "");
	return folder === "policies" ? "review:v1" : `review:v1:${folder}`;
}
function commandLine({ exact }, observations, { policies }) {
	const word = (text) => /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
	return [
		`discriminat-policy review --base ${word(exact)}`,
		...policies === "policies" ? [] : [`--policies ${word(policies)}`],
		...observations === void 0 ? [] : [`--observations ${word(observations)}`],
		"--format markdown"
	].join(" ");
}
function exitCodeOf({ widens, names, windows, notices }, failed, { failOnWidening, detailedExitcode }, global, io) {
	const say = (text) => {
		if (!global.quiet) io.err(`review: ${text}\n`);
	};
	if (failOnWidening && widens) {
		say("exit code 1, because the verdict is WIDER (--fail-on-widening)");
		return 1;
	}
	if (failed) return 1;
	if (!detailedExitcode || names.length + windows.length + notices.length === 0) return 0;
	say("exit code 2, because there are changes (--detailed-exitcode)");
	return 2;
}
// src/commands/test.ts
init_finding();
const test = {
	spec: {
		name: "test",
		summary: "Run the tests of the policies, without any network",
		details: "A test says what must pass (allow) or must not (block) in every network of its policy. Files that cannot be read as policies fail too. A see-thru window plays no part.",
		arguments: [{
			name: "[path...]",
			description: "files or folders of the tree (default: all)",
			complete: "file"
		}],
		options: [],
		examples: [{
			line: "test",
			does: "every policy"
		}, {
			line: "test policies/payments --format junit:tests.xml",
			does: "one team's, for a CI server"
		}]
	},
	run: async ({ args, global }, io) => {
		const { loaded, selection, settingsFile, examined } = await loadPolicies(args, global, io);
		const [{ runTests, testChecks }, { lintChecks }] = await Promise.all([Promise.resolve().then(() => (init_run_tests(), run_tests_exports)), Promise.resolve().then(() => (init_registry(), registry_exports))]);
		const { tree } = loaded;
		const policies = tree?.policies.filter(({ source }) => selection.includes(source.path)) ?? [];
		const { findings, passed } = tree === void 0 ? {
			findings: [],
			passed: []
		} : runTests(tree, policies);
		const all = [...loaded.findings.filter(({ severity, file }) => atLeast(severity, "error") && (tree === void 0 || selection.includes(file))), ...findings].sort(compareFindings);
		const found = new Set(all.map(({ check }) => check));
		const exitCode = await deliver({
			command: "test",
			findings: all,
			examined,
			sources: loaded.sources,
			checks: [...lintChecks.filter(({ id }) => found.has(id)), ...testChecks],
			failOn: global.failOn,
			toolVersion: toolVersion(),
			passed
		}, global, io);
		requireSettings(loaded, settingsFile);
		return exitCode;
	}
};
// src/action/workflow-command.ts
init_visible();
function inWorkflowCommand(text) {
	return text.trimEnd().split("\n").map((line) => visible(line).replaceAll("%", "%25")).join("%0A");
}
// src/action/run-steps.ts
const commands = [
	lint,
	test,
	review
];
async function runSteps(inputs, around) {
	const results = [];
	for (const argv of stepsOf(inputs)) results.push(await runStep(argv, inputs, around));
	return results;
}
function stepsOf({ base, observations, failOnWidening, sarifFile }) {
	return [
		["lint", ...sarifFile === void 0 ? [] : ["--format", `sarif:${sarifFile}`]],
		["test"],
		...base === void 0 ? [] : [[
			"review",
			"--base",
			base,
			...observations === void 0 ? [] : ["--observations", observations],
			...failOnWidening ? ["--fail-on-widening"] : []
		]]
	];
}
async function runStep(step, inputs, { io, today, folder }) {
	const [command = ""] = step;
	const markdownFile = join(folder, `${command}.md`);
	const jsonFile = join(folder, `${command}.json`);
	const argv = [
		...step,
		...[
			"--policies",
			inputs.policies,
			"--fail-on",
			inputs.failOn
		],
		...inputs.asOf === void 0 ? [] : ["--as-of", inputs.asOf],
		...[
			"--format",
			"github",
			"--format",
			`markdown:${markdownFile}`,
			"--format",
			`json:${jsonFile}`
		]
	];
	let said = "";
	const err = (text) => {
		said += text;
	};
	const exitCode = await runCommands(commands, argv, {
		...io,
		err
	}, { today });
	if (exitCode > 1) io.out(`::error title=discriminat-policy ${command}::${inWorkflowCommand(said)}\n`);
	else io.err(said);
	const json = readIfThere(jsonFile);
	return {
		command,
		exitCode,
		markdown: readIfThere(markdownFile),
		markdownFile,
		report: json === void 0 ? void 0 : JSON.parse(json)
	};
}
function readIfThere(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return;
	}
}
// src/action/main.ts
init_errors();
init_visible();
const maxCommentLength = 65e3;
async function main() {
	const { env } = process;
	const pullRequest = readPullRequest(env);
	const inputs = readInputs(env, pullRequest);
	const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), "discriminat-policy-"));
	const today = new Date().toISOString().slice(0, 10);
	const results = await runSteps(inputs, {
		io: ioOf(env),
		today,
		folder
	});
	const parts = results.flatMap(({ markdown }) => markdown ?? []);
	const exitCode = Math.max(...results.map((result) => result.exitCode));
	writeSummary(env, parts);
	writeOutputs(env, outputsOf(results, inputs, exitCode));
	if (pullRequest !== void 0) await comment(results, inputs, pullRequest);
	return exitCode;
}
function ioOf(env) {
	return {
		cwd: env.GITHUB_WORKSPACE ?? process.cwd(),
		env,
		out: (text) => void process.stdout.write(text),
		err: (text) => void process.stdout.write(text),
		debug: env.RUNNER_DEBUG === "1" ? (text) => void process.stdout.write(`${visible(text)}\n`) : () => {},
		readStdin: async () => "",
		color: false,
		width: 100,
		interactive: false
	};
}
const aboutDays = [
	"policy/window-ends-soon",
	"policy/window-expired",
	"policy/entry-expires-soon",
	"policy/entry-expired"
];
function outputsOf(results, { sarifFile }, exitCode) {
	const find = (command) => results.find((result) => result.command === command);
	const findings = results.flatMap(({ report }) => report?.findings ?? []);
	const review = find("review")?.report?.review;
	return {
		"exit-code": exitCode,
		verdict: review?.verdict ?? "",
		widened: review?.verdict === "WIDER",
		"has-changes": review !== void 0 && review.names.length + review.windows.length > 0,
		findings: findings.length,
		expiring: findings.filter(({ check }) => aboutDays.includes(check)).length,
		"markdown-file": find("review")?.markdownFile ?? find("lint")?.markdownFile ?? "",
		"sarif-file": sarifFile ?? ""
	};
}
async function comment(results, { comment: when, token }, pullRequest) {
	const review = results.find(({ command }) => command === "review");
	if (when === "never" || review?.markdown === void 0) return;
	const { GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY } = process.env;
	if (token === void 0 || !GITHUB_API_URL || !GITHUB_GRAPHQL_URL || !GITHUB_REPOSITORY) {
		warn("there is no token for a comment; the review is in the summary of the job");
		return;
	}
	const others = results.filter((result) => result !== review && (result.report?.findings.length ?? 0) > 0);
	let body = review.markdown;
	for (const { markdown, command } of others) {
		const longer = `${body}\n${markdown}`;
		body = longer.length <= maxCommentLength ? longer : `${body}\nWhat ${command} found is in the summary of the job.\n`;
	}
	const isNews = others.length > 0 || (review.report?.review?.verdict ?? "EQUAL") !== "EQUAL";
	const github = {
		apiUrl: GITHUB_API_URL,
		graphqlUrl: GITHUB_GRAPHQL_URL,
		repository: GITHUB_REPOSITORY,
		token
	};
	try {
		await commentOnPullRequest(github, {
			pullRequest: pullRequest.number,
			body,
			create: when === "always" || isNews
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const hint = error.hint === void 0 ? "" : ` ${error.hint}`;
		warn(`no comment: ${error.message}.${hint} The review is in the summary of the job.`);
	}
}
function warn(message) {
	process.stdout.write(`::warning title=discriminat-policy::${inWorkflowCommand(message)}\n`);
}
function explain(error) {
	if (!(error instanceof UserError)) {
		process.stdout.write(bugNotice(error));
		return 3;
	}
	const text = error.hint === void 0 ? error.message : `${error.message}. ${error.hint}`;
	process.stdout.write(`::error title=discriminat-policy::${inWorkflowCommand(text)}\n`);
	return error.exitCode;
}
main().then((exitCode) => {
	process.exitCode = exitCode;
}, (error) => {
	process.exitCode = explain(error);
});
export {};
