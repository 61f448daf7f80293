import { create } from "@bufbuild/protobuf";
import { type ValueInfoProto, ValueInfoProtoSchema } from "./onnx_pb.js";
import { ElementType } from "./tensor.js";

/** Describes a float32 input or output of shape (1, channels, length), where each value has its own length. */
export function sequenceValue(name: string, channels: number): ValueInfoProto {
  const shape = { dim: [{ dimValue: 1n }, { dimValue: BigInt(channels) }, { dimParam: `${name}_frames` }] };
  return create(ValueInfoProtoSchema, { name, type: { tensorType: { elemType: ElementType.float32, shape } } });
}
